import type { Random } from './random.ts'

/** Who may be behind a number, from when to when. `organisation` −1: a private person. */
export type Holder = { readonly from: number; readonly organisation: number; readonly agent: number }
export type Caller = { readonly number: string; readonly holders: readonly Holder[] }

/** What happened. Times are true time, in milliseconds. */
export type TrueEvent = {
  readonly id: number
  readonly at: number
  readonly caller: Caller
  readonly organisation: number
  readonly agent: number
  readonly outgoing: boolean
  readonly answered: boolean
  readonly ringMs: number
  readonly talkMs: number
  readonly sim: 0 | 1
  readonly unanswered: 'missed' | 'rejected' | 'blocked'
}

export type Truth = { readonly events: readonly TrueEvent[]; readonly callers: readonly Caller[]; readonly organisations: number; readonly from: number; readonly to: number; readonly dualSim: boolean }

const dayMs = 86_400_000
const start = Date.UTC(2025, 0, 6) - 8 * 3_600_000

/** NOISE.md, first row and the last: 5–2,000 events over 20–400 days, 3–40 numbers of 1–6 organisations with 1–5 agents, bursts, near pairs, reuse, call-backs. */
export const truthOf = (random: Random, size?: number): Truth => {
  const count = size ?? random.int(5, 2_000)
  const days = size === undefined || size <= 2_000 ? random.int(20, 400) : 400
  const organisations = random.int(1, 6)
  const agents = Array.from({ length: organisations }, () => random.int(1, 5))
  const to = start + days * dayMs
  const numbers = freshNumbers(random)
  const scale = size === undefined ? 1 : Math.max(1, size / 2_000)
  const callers = Array.from({ length: Math.round(random.int(3, 40) * scale) }, () => toCaller(random, numbers(), agents, start, to))
  const friends = Array.from({ length: Math.round(random.int(20, 150) * scale) }, (): Caller => ({ number: numbers(), holders: [{ from: start, organisation: -1, agent: -1 }] }))
  const privateShare = random.real(0.7, 0.95)
  const times = spread(random, count, privateShare, callers, friends, days)
  const dualSim = random.chance(0.3)
  const events = times.sort((a, b) => a.at - b.at).map((t, id) => toEvent(random, t, id, dualSim))
  return { events, callers, organisations, from: start, to, dualSim }
}

const freshNumbers = (random: Random): (() => string) => {
  const used = new Set<string>()
  return () => {
    for (;;) {
      const number = random.chance(0.85) ? `1${String(random.int(3, 9))}${String(random.int(0, 999_999_999)).padStart(9, '0')}` : `0${random.pick(['10', '21', '27', '755', '571'])}${String(random.int(20_000_000, 89_999_999))}`
      if (!used.has(number)) {
        used.add(number)
        return number
      }
    }
  }
}

const toCaller = (random: Random, number: string, agents: readonly number[], from: number, to: number): Caller => {
  const holder = (at: number): Holder => {
    const organisation = random.int(0, agents.length - 1)
    return { from: at, organisation, agent: organisation * 10 + random.int(0, agents[organisation]! - 1) }
  }
  const first = holder(from)
  if (!random.chance(0.02)) return { number, holders: [first] }
  const at = from + (to - from) * random.real(0.3, 0.7)
  const second = random.chance(0.5) ? { from: at, organisation: -1, agent: -1 } : holder(at)
  return { number, holders: [first, second] }
}

type Moment = { readonly at: number; readonly caller: Caller; readonly outgoing: boolean }

const spread = (random: Random, count: number, privateShare: number, callers: readonly Caller[], friends: readonly Caller[], days: number): Moment[] => {
  const moments: Moment[] = []
  const timeOn = (day: number): number => start + day * dayMs + random.real(8, 21.5) * 3_600_000
  while (moments.length < count) {
    const isPrivate = random.chance(privateShare)
    const caller = random.pick(isPrivate ? friends : callers)
    const day = random.int(0, days - 1)
    // Now and then a number calls all day: up to eight times (more where a bench of a million wants more).
    const calls = !isPrivate && random.chance(0.06) ? Math.min(random.int(2, 8), count - moments.length) : 1
    for (let k = 0; k < calls && moments.length < count; k++) {
      const at = timeOn(day)
      moments.push({ at, caller, outgoing: isPrivate && random.chance(0.4) }, ...beside(random, at, caller, isPrivate, callers, friends))
    }
  }
  return moments.slice(0, count)
}

/** 2 % the same number again within a minute, 1 % another number in the same second, 10 % the owner calling back. */
const beside = (random: Random, at: number, caller: Caller, isPrivate: boolean, callers: readonly Caller[], friends: readonly Caller[]): readonly Moment[] => {
  const more: Moment[] = []
  if (random.chance(0.02)) more.push({ at: at + random.real(3_000, 60_000), caller, outgoing: false })
  if (random.chance(0.01)) more.push({ at: Math.floor(at / 1000) * 1000 + random.real(0, 999), caller: another(random, caller, random.chance(0.5) ? friends : callers), outgoing: false })
  if (!isPrivate && random.chance(0.1)) more.push({ at: at + random.real(2, 180) * 60_000, caller, outgoing: true })
  return more
}

/** Two numbers in one second: another number than this one. */
const another = (random: Random, than: Caller, of: readonly Caller[]): Caller => {
  for (;;) {
    const caller = random.pick(of)
    if (caller !== than || of.length === 1) return caller
  }
}

const toEvent = (random: Random, { at, caller, outgoing }: Moment, id: number, dualSim: boolean): TrueEvent => {
  const holder = caller.holders.findLast((h) => h.from <= at) ?? caller.holders[0]!
  const answered = random.chance(holder.organisation < 0 ? 0.75 : 0.5)
  return {
    id,
    at,
    caller,
    organisation: holder.organisation,
    agent: holder.agent,
    outgoing,
    answered,
    ringMs: answered ? random.real(1_500, 28_000) : random.real(3_000, 45_000),
    talkMs: answered ? 1_000 + -Math.log(1 - random.unit()) * 55_000 : 0,
    sim: dualSim && random.chance(0.4) ? 1 : 0,
    unanswered: random.pick(['missed', 'missed', 'missed', 'rejected', 'blocked']),
  }
}
