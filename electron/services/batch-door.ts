import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseInstant, type EpochMs } from '../../src/core/kernel/instant.ts'
import type { LinkCall } from '../../src/ipc/link.ts'
import type { LinkServices } from './serve-link.ts'
import { backupMarks, missingOfBackup } from '../../src/core/model/iphone-backup.ts'
import { openReplacement, type Replacement } from './durable.ts'
import type { Grants } from './grants.ts'
import { refusal } from './issue-error.ts'
import { sideSuffixes } from './matter/vault.ts'

/** Flags of `batch` whose value is a path the view worker may then speak of. */
const pathFlags: readonly string[] = ['--in', '--out', '--matter', '--screens', '--copy', '--restore']

export const grantArgv = (grants: Grants, argv: readonly string[], cwd: string): void => {
  argv.forEach((word, at) => {
    const [flag, joined] = word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word, argv[at + 1]]
    if (pathFlags.includes(flag) && joined !== undefined) grants.add(path.resolve(cwd, joined))
  })
}

/** The moment of --now, where one is given that exists. */
export const batchMoment = (argv: readonly string[]): EpochMs | undefined => {
  const joined = argv.find((word) => word.startsWith('--now='))
  const at = argv.indexOf('--now')
  const parsed = parseInstant(joined?.slice('--now='.length) ?? (at < 0 ? '' : (argv[at + 1] ?? '')))
  return parsed.ok ? parsed.value : undefined
}

type BatchCall = Extract<LinkCall, `batch.${string}`>

export type BatchOutput = { readonly line: (text: string) => void; readonly say: (text: string) => void; readonly finish: (code: number) => void }

/** Files on the command line, and the two streams: stdout has JSON lines and nothing else. */
export const batchServices = (grants: Grants, cwd: string, output: BatchOutput): Pick<LinkServices, BatchCall> => {
  const granted = (asked: string): string => {
    const file = path.resolve(cwd, asked)
    if (!grants.covers(file)) throw refusal('path-not-granted', { path: asked })
    return file
  }
  const growing = new Map<string, Replacement>()
  return {
    'batch.progress': ({ line }) => done(() => output.line(JSON.stringify(line))),
    'batch.say': ({ text }) => done(() => output.say(text)),
    'batch.finish': ({ code }) => done(() => output.finish(code)),
    'batch.readFile': async (ask) => new Uint8Array(await readFile(granted(ask.path))),
    'batch.writePart': async (ask) => {
      const file = granted(ask.path)
      const replacement = growing.get(file) ?? (await openReplacement(file))
      growing.set(file, replacement)
      await replacement.write(ask.bytes)
      if (!ask.isLast) return null
      growing.delete(file)
      await replacement.keep()
      return null
    },
    'batch.listFiles': async (ask) => listFiles(granted(ask.path)),
  }
}

const done = (work: () => void): Promise<null> => {
  work()
  return Promise.resolve(null)
}

/** Every file at or below a path, sorted by code unit, links not followed; an iPhone backup is one, and what SQLite keeps beside a database comes with it. */
const listFiles = async (root: string): Promise<readonly string[]> => {
  if ((await stat(root)).isFile()) return [root]
  const files: string[] = []
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true })
    const names = new Set(entries.map((entry) => entry.name))
    // Also one without its whole catalogue: the vault takes what can be told, and says what is missing.
    if (backupMarks.every((mark) => names.has(mark)) || missingOfBackup([...names]) !== undefined) return void files.push(folder)
    for (const entry of entries) {
      if (entry.isDirectory()) await walk(path.join(folder, entry.name))
      else if (entry.isFile() && !isSideFile(entry.name, names)) files.push(path.join(folder, entry.name))
    }
  }
  await walk(root)
  return files.sort()
}

const isSideFile = (name: string, beside: ReadonlySet<string>): boolean => sideSuffixes.some((suffix) => name.endsWith(suffix) && beside.has(name.slice(0, -suffix.length)))
