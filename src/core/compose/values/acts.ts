import type { DatedAct } from '../../model/decision.ts'
import { nothing, packetValue, typed, unknown, word } from '../fact-run.ts'
import type { Item, Value } from '../template/values.ts'
import { clockOf, dayOf, longDate, modeWords } from '../wording.ts'
import type { Contribution, Sources } from './contribution.ts'
import { provableRefusals, toldPromise } from './refusal-count.ts'

/** The choices of the form in the words a letter uses; anything else is printed as typed. */
const bodyWords: Readonly<Record<string, string>> = { insurer: '保险公司', nfra: '金融监督管理部门', '12378': '12378热线', '12321': '12321举报中心', cac: '网信部门', '12315': '12315平台', court: '人民法院', other: '其他单位' }

type Ruled = { readonly id: Parameters<typeof typed>[1]['id']; readonly body: { readonly act: DatedAct } }

/** Refusals, complaints, promises and replies, as the owner recorded them. */
export const actValues = ({ matter, book }: Sources): Contribution => {
  const provable = provableRefusals(matter)
  const first = provable[0]
  const lastComplaint = matter.complaints.at(-1)
  const promise = toldPromise(matter)
  const cite = (r: Ruled | undefined): ReturnType<typeof book.citeProofs> => book.citeProofs(r?.body.act.proofs ?? [])
  return {
    slots: {
      'refusal.firstDate': first === undefined ? undefined : actDay(first),
      'refusal.firstMode': first === undefined ? undefined : typed(modeWords[first.body.act.mode], first),
      'complaint.lastDate': lastComplaint === undefined ? undefined : actDay(lastComplaint),
      'complaint.lastReference': lastComplaint?.body.reference === undefined ? nothing('无') : typed(lastComplaint.body.reference, lastComplaint),
      'complaint.lastOutcome': lastComplaint?.body.outcome === undefined ? unknown : typed(lastComplaint.body.outcome, lastComplaint),
      'finding.promiseBy': promise === undefined ? undefined : promise.body.act.toWhom === undefined ? [word('对方')] : typed(promise.body.act.toWhom, promise),
      'finding.promiseDate': promise === undefined ? undefined : actDay(promise),
      'finding.promiseWords': promise?.body.act.words === undefined ? undefined : typed(promise.body.act.words, promise),
    },
    switches: { 'refusal.none': provable.length === 0 && !matter.stated.has('stated.refusedAsListed'), 'finding.promiseToStop': promise !== undefined },
    lists: {
      'refusals.items': matter.refusals.map((r): Item => ({ cites: cite(r), fields: actFields(r) })),
      'complaints.items': matter.complaints.map((r): Item => ({ cites: cite(r), fields: { ...actFields(r), body: typed(bodyWords[r.body.body] ?? r.body.body, r), reference: r.body.reference === undefined ? nothing('无') : typed(r.body.reference, r), outcome: r.body.outcome === undefined ? unknown : typed(r.body.outcome, r) } })),
      'replies.items': [...matter.promises, ...matter.replies].toSorted((a, b) => a.body.act.at.from - b.body.act.at.from).map((r, index): Item => ({ cites: cite(r), fields: { ...actFields(r), no: packetValue(index + 1), fromWhom: r.body.act.toWhom === undefined ? [word('对方')] : typed(r.body.act.toWhom, r) } })),
    },
    proofs: { 'refusal.first': cite(first), 'complaint.last': cite(lastComplaint), 'finding.promise': cite(promise) },
  }
}

const actDay = (r: Ruled): Value => {
  const day = dayOf(r.body.act.at)
  return day === undefined ? unknown : typed(longDate(day), r)
}

const actFields = (r: Ruled): Item['fields'] => {
  const { act } = r.body
  const clock = clockOf(act.at)
  return {
    date: actDay(r),
    time: clock === undefined ? nothing('（时刻不详）') : typed(clock.slice(0, 5), r),
    mode: typed(modeWords[act.mode], r),
    ...(act.toWhom === undefined ? {} : { toWhom: typed(act.toWhom, r) }),
    ...(act.words === undefined ? {} : { words: typed(act.words, r) }),
  }
}
