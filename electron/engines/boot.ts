import './disarm.ts'

/*
 * What every engine process starts as: disarmed first, then the engine named by the first argument. The engines are loaded by name and
 * late, so that no library of theirs runs before the network is gone.
 */
const engines: Readonly<Record<string, () => Promise<unknown>>> = {
  read: () => import('./read.ts'),
  recognise: () => import('./recognise.ts'),
  print: () => import('./print.ts'),
  copy: () => import('./copy.ts'),
}

await engines[process.argv[2] ?? '']?.()
