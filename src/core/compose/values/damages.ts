import { formatYuan, isFen } from '../../kernel/fen.ts'
import { dash, factValue, packetValue, typed, word } from '../fact-run.ts'
import type { Ruling } from '../gather.ts'
import type { QuoteLaw } from '../quote-law.ts'
import type { Item, Value } from '../template/values.ts'
import { longDate } from '../wording.ts'
import type { Contribution, Sources } from './contribution.ts'

type Entry = Ruling<'record-damage'>

/** Heads that stand in parts of their own and never in the table of receipts. */
const apart = new Set(['lost-work', 'infringer-gain', 'discretionary', 'mental'])

/** Receipts are added up; what is left to the court or claimed apart is not. */
export const damageValues = ({ matter, book, quote }: Sources): Contribution => {
  const listed = matter.damages.filter((d) => !apart.has(d.body.damage.head))
  const of = (head: string): readonly Entry[] => matter.damages.filter((d) => d.body.damage.head === head)
  const proofOf = (entries: readonly Entry[]): ReturnType<typeof book.citeProofs> => book.citeProofs(entries.flatMap((d) => d.body.damage.proofs))
  const first = (head: string): Entry | undefined => of(head)[0]
  return {
    slots: {
      'damage.expenseTotal': totalOf(listed),
      'damage.discretionaryAmount': of('discretionary').length === 0 ? undefined : totalOf(of('discretionary')),
      'damage.mentalAmount': of('mental').length === 0 ? undefined : totalOf(of('mental')),
      'damage.gainAmount': of('infringer-gain').length === 0 ? undefined : totalOf(of('infringer-gain')),
      'damage.gainMethod': first('infringer-gain') === undefined ? undefined : typed(first('infringer-gain')?.body.damage.method ?? '', first('infringer-gain') ?? matter.profileDecision),
      'damage.lostWorkAmount': of('lost-work').length === 0 ? undefined : totalOf(of('lost-work')),
    },
    switches: { 'damage.any': matter.damages.length > 0, 'damage.hasDiscretionary': of('discretionary').length > 0, 'damage.hasGain': of('infringer-gain').length > 0, 'damage.hasLostWork': of('lost-work').length > 0 },
    lists: { 'damage.items': listed.map((entry, index): Item => ({ cites: proofOf([entry]), fields: itemFields(matter, entry, index + 1, quote) })) },
    proofs: {
      'damage.total': listed.length === 0 ? book.integrity : proofOf(listed),
      'damage.blocker': proofOf(of('medium-blocking')),
      'damage.travel': proofOf(of('travel')),
      'damage.evidenceCost': proofOf(of('evidence-cost')),
      'damage.lawyer': proofOf(of('lawyer-fee')),
      'damage.gain': proofOf(of('infringer-gain')),
      'damage.lostWork': proofOf(of('lost-work')),
    },
  }
}

const totalOf = (entries: readonly Entry[]): Value => {
  const sum = entries.reduce((total, d) => total + d.body.damage.amountFen, 0)
  return factValue(isFen(sum) ? formatYuan(sum) : '0.00', { kind: 'sum', decisions: entries.map((d) => d.id) })
}

const itemFields = (matter: Sources['matter'], entry: Entry, no: number, quote: QuoteLaw): Item['fields'] => {
  const { damage } = entry.body
  const head = matter.input.reference.law.damageHeads.get(damage.head)
  const laws = (head?.provisions ?? []).map(quote).filter((law) => law.text !== undefined)
  return {
    no: packetValue(no),
    head: head === undefined ? typed(damage.head, entry) : [word(head.title)],
    method: typed(damage.method, entry),
    amount: factValue(formatYuan(damage.amountFen), { kind: 'sum', decisions: [entry.id] }),
    basis: laws.length === 0 ? dash : [word(laws.map((law) => `${law.id.startsWith('NETINT') ? '参照' : ''}${law.name}`).join('、'))],
    note: damage.on === undefined ? dash : [word('支出日期：'), ...typed(longDate(damage.on), entry)],
  }
}
