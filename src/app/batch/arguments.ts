import { parseInstant, type EpochMs } from '../../core/kernel/instant.ts'
import { err, ok, type Result } from '../../core/kernel/result.ts'
import type { PacketKind } from '../../core/model/packet.ts'

/** What `npm run batch -- …` was asked to do. Paths are as typed. */
export type BatchAsk =
  | { readonly kind: 'schema' }
  | {
      readonly kind: 'run'
      readonly inFolder: string
      readonly outFolder: string
      readonly matterFile?: string
      readonly packetKinds: readonly PacketKind[]
      readonly scope: 'suggested' | 'all'
      readonly omitPrivate: boolean
      readonly screensFolder?: string
      readonly now?: EpochMs
    }

export const usage = 'batch -- --in DIR --out DIR [--matter FILE] [--kind pipl69,nfra] [--scope suggested|all] [--private omit] [--screens DIR] [--now ISO]  |  batch -- --schema'

const names = ['in', 'out', 'matter', 'kind', 'scope', 'private', 'screens', 'now'] as const
type Name = (typeof names)[number]
const isName = (text: string): text is Name => names.some((n) => n === text)

const packetKinds: readonly PacketKind[] = ['pipl69', 'nfra']
const isPacketKind = (text: string): text is PacketKind => packetKinds.some((k) => k === text)

/** Errors: one sentence saying which argument is wrong. */
export const parseArguments = (argv: readonly string[]): Result<BatchAsk, string> => {
  if (argv.includes('--schema')) return argv.length === 1 ? ok({ kind: 'schema' }) : err('--schema stands alone')
  const given = pairs(argv)
  return given.ok ? toAsk(given.value) : given
}

/** '--name value' and '--name=value'. */
const pairs = (argv: readonly string[]): Result<ReadonlyMap<Name, string>, string> => {
  const given = new Map<Name, string>()
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    const [flag, joined] = word.startsWith('--') ? split(word.slice(2)) : [word]
    if (!word.startsWith('--') || !isName(flag)) return err(`unknown argument ${word}`)
    const value = joined ?? argv[++i]
    if (value === undefined || value === '') return err(`--${flag} needs a value`)
    if (given.has(flag)) return err(`--${flag} is given twice`)
    given.set(flag, value)
  }
  return ok(given)
}

const split = (word: string): readonly [string, string?] => {
  const at = word.indexOf('=')
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}

const toAsk = (given: ReadonlyMap<Name, string>): Result<BatchAsk, string> => {
  const inFolder = given.get('in')
  const outFolder = given.get('out')
  if (inFolder === undefined || outFolder === undefined) return err('--in and --out are needed')
  const scope = given.get('scope') ?? 'suggested'
  if (scope !== 'suggested' && scope !== 'all') return err('--scope is suggested or all')
  if ((given.get('private') ?? 'omit') !== 'omit') return err('--private is omit')
  const kinds = (given.get('kind') ?? '').split(',').filter((k) => k !== '')
  if (!kinds.every(isPacketKind)) return err(`--kind is a list of ${packetKinds.join(', ')}`)
  const now = nowOf(given)
  if (!now.ok) return now
  const matterFile = given.get('matter')
  const screensFolder = given.get('screens')
  return ok({
    kind: 'run',
    inFolder,
    outFolder,
    scope,
    omitPrivate: given.has('private'),
    packetKinds: kinds,
    ...(matterFile === undefined ? {} : { matterFile }),
    ...(screensFolder === undefined ? {} : { screensFolder }),
    ...now.value,
  })
}

const nowOf = (given: ReadonlyMap<Name, string>): Result<{ readonly now?: EpochMs }, string> => {
  const text = given.get('now')
  if (text === undefined) return ok({})
  const now = parseInstant(text)
  return now.ok ? ok({ now: now.value }) : err('--now is ISO 8601 with offset, e.g. 2026-11-25T12:00:00+08:00')
}
