// npm run test:offline: the end-to-end tests once more in a network namespace that has nothing but its own loopback. What passes here needs no network;
// what would have reached for one has had every chance to fail.
import { spawnSync } from 'node:child_process'

const has = (command, words) => spawnSync(command, words, { stdio: 'ignore' }).status === 0

if (process.platform !== 'linux' || !has('unshare', ['-rn', 'true'])) {
  console.error('[offline] skipped: this machine gives no network namespace (unshare -rn)')
  process.exit(0)
}
if (!has('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up'])) {
  console.error('[offline] the test driver talks to Electron over the loopback: install iproute2 (ip) to bring it up')
  process.exit(1)
}
const inside = 'ip link set lo up && exec "$@"'
const { status } = spawnSync('unshare', ['-rn', 'sh', '-c', inside, 'sh', process.execPath, 'scripts/run-tests.mjs', '--project', 'e2e', ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, RINGPROOF_OFFLINE: '1' } })
process.exit(status ?? 1)
