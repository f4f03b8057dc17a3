import type { Law } from '../law/law.ts'
import type { Decision } from '../model/decision.ts'
import type { GroundId } from '../model/ids.ts'
import { bodiesOf } from './bodies.ts'

/** Thresholds and weights the user may change (set-setting). They are ours, never the law's, and are printed so. */
export type Settings = {
  /** `RF05.perDayNotice`; the default stands in grounds.json. */
  readonly ofGround: (ground: GroundId, key: string) => number
  readonly textOfGround: (ground: GroundId, key: string) => string
  readonly number: (name: string, otherwise: number) => number
}

export const settingsOf = (decisions: readonly Decision[], law: Law): Settings => {
  const set = new Map(bodiesOf(decisions, 'set-setting').map(({ body }) => [body.name, body.value]))
  const textOfGround = (ground: GroundId, key: string): string => set.get(`${ground}.${key}`) ?? String(law.grounds.get(ground)?.settings.find((s) => s.key === key)?.default ?? '')
  const number = (name: string, otherwise: number): number => numberOr(set.get(name), otherwise)
  const defaultOf = (ground: GroundId, key: string): number => numberOr(String(law.grounds.get(ground)?.settings.find((s) => s.key === key)?.default ?? ''), 0)
  return { textOfGround, number, ofGround: (ground, key) => number(`${ground}.${key}`, defaultOf(ground, key)) }
}

/** A setting that is not a number says nothing: the default stands. */
const numberOr = (text: string | undefined, otherwise: number): number => (text !== undefined && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : otherwise)
