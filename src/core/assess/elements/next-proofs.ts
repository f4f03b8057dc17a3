import type { LocalDate } from '../../kernel/civil.ts'
import { compareText } from '../../kernel/list.ts'
import { oncePer } from '../../kernel/once-per.ts'
import { provisionsInForce } from '../../law/provisions.ts'
import type { ElementData } from '../../law/shapes.ts'
import type { ElementBoard, ElementStanding, NextProof } from '../../model/elements.ts'
import { dayOf, type CaseFile, type Dated, type Dossier } from '../case-file.ts'
import { afterMonths } from '../deadlines/count-days.ts'

/** Bills are the neutral third party's word (law README §5.1, level 4). */
const billLevel = 4

/** What elements.json names, each with the days computed from the record. */
export const nextProofs = (file: CaseFile, dossier: Dossier, element: ElementData): readonly NextProof[] =>
  element.nextEvidence.map((n) => {
    const about = subjectOf(n, dossier)
    const expires = about.length === 0 ? undefined : expiryOf(file, n.expiry, about)
    return { ...n, gains: about.length, ...(expires === undefined ? {} : { expires }) }
  })

type Next = ElementData['nextEvidence'][number]

/** The incidents a proof could raise or settle. */
const subjectOf = (next: Next, dossier: Dossier): readonly Dated[] => {
  if (next.what.includes('详单')) return withoutBill(dossier.calls)
  if (next.what.includes('短信原文')) return withoutWords(dossier.messages)
  // What was said and not recorded cannot be recorded any more: a recording of the next call raises none of these.
  if (/主叫号码登记|归属|外呼/.test(next.what)) return withoutOwner(dossier.calls)
  return []
}

/* Asked for by several elements, looked for once. */
const withoutBill = oncePer((calls: readonly Dated[]): readonly Dated[] => calls.filter((c) => c.strengths.rang < billLevel))
const withoutWords = oncePer((messages: readonly Dated[]): readonly Dated[] => messages.filter((m) => m.strengths.said < 3))
const withoutOwner = oncePer((calls: readonly Dated[]): readonly Dated[] => calls.filter((c) => c.identity !== 'confirmed' && c.identity !== 'published'))
/** Each day once, in order. */
const daysOf = oncePer((incidents: readonly Dated[]): readonly LocalDate[] => [...new Set(incidents.map(dayOf))].sort(compareText))

/** From the first call that may still be had: carrier practice five to six months, SMS-13 and SMS-20 six months. */
const expiryOf = (file: CaseFile, words: string, about: readonly Dated[]): NextProof['expires'] => {
  const kept = file.input.law.deadlines.get(words.includes('五至六个月') ? 'call-logs' : words.includes('SMS-13') ? 'sms-logs' : '')
  if (kept === undefined) return undefined
  const most = kept.amountTo ?? kept.amount
  // SMS-13 and SMS-20 bind nobody before they stood: of an older message nobody can say how long it is kept.
  const days = daysOf(about).filter((day) => kept.basis.length === 0 || provisionsInForce(file.input.law, kept.basis, day).inForce.length > 0)
  const first = days.find((d) => afterMonths(d, most) >= file.input.asOf) ?? days.at(-1)
  if (first === undefined) return undefined
  const [from, to] = [afterMonths(first, kept.amount), afterMonths(first, most)]
  return { from, to, isOver: to < file.input.asOf }
}

const urgency: Readonly<Record<ElementStanding['state'], number>> = { missing: 3, partial: 2, sufficient: 1, presumed: 0 }

/** Only a court that has the case can order it: before that, what the owner can fetch comes first. */
const needsCourt = /责令提交书证|调查取证|保全/
const outOfReach = 0.25

/** What is lost soonest and settles most comes first; then what an element wholly lacks. */
export const bestOf = (elements: readonly ElementStanding[], isInSuit: boolean): ElementBoard['best'] => {
  let best: { readonly element: string; readonly proof: NextProof; readonly score: number } | undefined
  for (const element of elements) {
    for (const proof of element.next) {
      if (proof.expires?.isOver === true) continue
      const score = urgency[element.state] * (1 + proof.gains * (proof.expires === undefined ? 1 : 3)) * (needsCourt.test(proof.how) && !isInSuit ? outOfReach : 1)
      if (urgency[element.state] > 0 && (best === undefined || score > best.score) && (element.state !== 'sufficient' || proof.gains > 0)) best = { element: element.id, proof, score }
    }
  }
  return best === undefined ? undefined : { element: best.element, proof: best.proof }
}
