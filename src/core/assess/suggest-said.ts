import { compareText } from '../kernel/list.ts'
import type { SaidSuggestion } from '../model/said-suggestion.ts'
import type { IncidentId, ObservationId } from '../model/ids.ts'
import type { AssessInput } from './assess-input.ts'
import { bodiesOf } from './bodies.ts'

/** Words in messages and notes that may be worth a tick. Suggestions only: they state nothing, and no ground looks at them. */
export const suggestSaid = (input: AssessInput): readonly SaidSuggestion[] => {
  const incidentOf = new Map<ObservationId, IncidentId>()
  for (const incident of input.incidents) if (incident.scope === 'in' && incident.direction !== 'outgoing') for (const id of incident.supportedBy) incidentOf.set(id, incident.id)
  const known = knownWords(input)
  return [...incidentOf]
    .flatMap(([observation, incident]) => {
      const text = textsOf(input, observation)
      return text === '' ? [] : inText(text, known).map((s): SaidSuggestion => ({ incident, observation, ...s }))
    })
    .sort((a, b) => compareText(a.observation, b.observation) || a.from - b.from || compareText(a.kind, b.kind))
}

/** What a record itself says, and what the owner typed out of its file: a recording has no words of its own. */
const textsOf = (input: AssessInput, id: ObservationId): string => {
  const observation = input.observations.get(id)
  if (observation === undefined) return ''
  const typed = observation.kind !== 'recording' ? [] : bodiesOf(input.decisions, 'record-event').filter(({ body }) => body.event.proofs.some((p) => 'source' in p && p.source === observation.source)).map(({ body }) => body.event.words ?? '')
  return [observation.text?.value ?? '', ...typed].filter((t) => t !== '').join('\n')
}

type Found = Pick<SaidSuggestion, 'kind' | 'words' | 'from' | 'to'>
type Pattern = readonly [SaidSuggestion['kind'], RegExp]

const patterns: readonly Pattern[] = [
  ['cashback', /返现|返点|返利|红包|现金返还|返\s*\d+\s*元/g],
  ['gift', /油卡|加油卡|礼品|赠品|大礼包|保养券|洗车券|赠送|免费送/g],
  ['price-lock', /锁单|锁价|锁定(?:价格|优惠)|马上涨价|即将涨价|要涨价/g],
  ['last-day', /最后一天|最后[一两二三]天|今天截止|名额有限|仅限今日/g],
  ['plate', /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]\s*[·•.]?\s*[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]/g],
  ['vin', /(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])/g],
  ['expiry', /(?:车险|保险|保单|交强险)[^，。；]{0,12}?(?:到期|届满)/g],
  ['person', /[一-龥]{1,2}(?:经理|先生|女士|小姐|客服)/g],
  ['work-id', /(?:工号|执业证(?:编)?号)[:：]?\s*[A-Za-z0-9]{3,26}/g],
  ['price', /(?:报价|保费|只要|仅需|优惠价)[^，。；\d]{0,6}\d{2,5}(?:\.\d{1,2})?\s*元/g],
  ['opt-out-offered', /拒收|退订|回[复]?\s*(?:TD|T|N|R)(?![A-Za-z])/g],
  ['threat', /弄死|打死|找人(?:收拾|弄)|上门(?:找|堵)你|知道你(?:家|住|孩子)|走着瞧|小心点/g],
]

const inText = (text: string, known: readonly Pattern[]): readonly Found[] =>
  [...patterns, ...known].flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map((m) => ({ kind, words: m[0], from: m.index, to: m.index + m[0].length })))

/** The owner's own name and the declared organisations, as they stand in the matter. */
const knownWords = (input: AssessInput): readonly Pattern[] => {
  const exact = (kind: SaidSuggestion['kind'], words: readonly (string | undefined)[]): readonly Pattern[] => words.flatMap((w) => (w === undefined || w.length < 2 ? [] : [[kind, new RegExp(w.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g')] as const]))
  return [...exact('name', input.profile.claimants.map((c) => c.name)), ...exact('organisation', [...new Set(input.parties.flatMap((p) => (p.role === 'organisation' ? [p.name, ...p.aliases] : [])))])]
}
