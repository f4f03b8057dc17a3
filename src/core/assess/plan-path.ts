import type { ChannelData } from '../law/shapes.ts'
import type { PathStep } from '../model/path.ts'
import type { AssessInput } from './assess-input.ts'
import { toCaseFile, type CaseFile, type Dossier } from './case-file.ts'
import { deadlinesOf } from './deadlines/deadlines.ts'
import { callsAfterFirstRefusal } from './tally.ts'
import { provable } from './ground-parts.ts'
import { threatened } from './safety.ts'
import type { PartyId } from '../model/ids.ts'

/** The suggested order of law README §3.4 for one respondent: advice, not law. */
export const planPath = (input: AssessInput, respondent?: PartyId): readonly PathStep[] => planPathOf(toCaseFile(input), respondent)

export const planPathOf = (file: CaseFile, respondent?: PartyId): readonly PathStep[] => {
  const dossier = file.dossiers.find((d) => d.respondent?.id === respondent && (respondent !== undefined || d.respondent === undefined))
  if (dossier === undefined) return []
  const facts = factsOf(file, dossier)
  return [...preparation(facts), ...file.input.law.channels.flatMap((channel) => stepOf(channel, facts))].sort((a, b) => orderOf(a, facts) - orderOf(b, facts))
}

type Facts = ReturnType<typeof factsOf>

const factsOf = (file: CaseFile, dossier: Dossier) => {
  const has = (...kinds: readonly string[]): boolean => [...dossier.events, ...file.events.filter((e) => e.party === undefined)].some((e) => kinds.includes(e.kind))
  const clocks = deadlinesOf(file)
  return {
    has,
    hasCalls: dossier.calls.length + dossier.messages.length > 0,
    hasSources: file.input.sources.length > 0 || dossier.calls.some((c) => c.supportedBy.length > 0),
    isRefused: provable(dossier.refusals).length > 0,
    isCustomer: dossier.scope.isConsumer,
    isInsuranceHouse: dossier.scope.kind === 'insurer' || dossier.scope.kind === 'intermediary',
    isTrader: ['dealer', 'repair', 'platform'].includes(dossier.scope.kind),
    complaints: dossier.complaints.map((c) => c.body ?? ''),
    owners: file.events.filter((e) => e.kind === 'groupRows').length,
    isWaitOver: clocks.some((d) => d.id === 'user-reply' && d.party === dossier.respondent?.id && (d.state === 'overdue' || d.state === 'done')),
    isSilent: clocks.some((d) => d.id === 'nfra-act' && d.state === 'overdue'),
    isUrgent: threatened(file).length > 0 || has('onlinePosts') || dossier.replies.some((r) => r.denies === true) || callsAfterFirstRefusal(dossier).length >= file.settings.number('path.persistentCalls', 10),
    isInSuit: has('suit.submittedAt', 'suit.docketed', 'suit.filed'),
  }
}

/** What comes before any door. */
const preparation = (f: Facts): readonly PathStep[] => {
  const step = (id: string, title: string, isDone: boolean, documents: readonly string[], isNow: boolean): PathStep => ({ id, title, state: isDone ? 'done' : isNow ? 'now' : 'later', documents, reason: 'do-first', warnings: [], basis: [] })
  const isFixed = f.hasSources && f.hasCalls
  const sent = f.has('rightsRequest.deliveredAt', 'stopLetter.deliveredAt')
  return [
    step('evidence', '固定证据', isFixed, [], true),
    step('refuse', '拒绝营销并留痕', f.isRefused, [], isFixed),
    step('letters', '权利请求书（e）与停止侵害函（f）', sent, ['e-quanli-qingqiushu', 'f-tingzhi-qinhai-han', 'o-songda-liuhen'], f.isRefused),
    step('wait', '等待使用人设定的期限', f.isWaitOver, [], sent),
  ]
}

type Fit = Pick<PathStep, 'state' | 'reason' | 'warnings'>

const fits: Readonly<Record<string, (f: Facts) => Fit>> = {
  A: (f) => fit(f.isInsuranceHouse && f.isCustomer, f.has('complaint.receivedAt'), f.isWaitOver, 'customer', ['no-second-reply']),
  B: (f) => fit(f.isInsuranceHouse && f.isCustomer, f.complaints.some((c) => c.includes('12378')) || f.has('nfraComplaint.receivedAt'), f.has('complaint.receivedAt'), 'customer', ['one-of-two']),
  C: (f) => fit(f.isInsuranceHouse, f.has('nfraApplication.receivedAt'), f.isRefused && (!f.isCustomer || f.isWaitOver), f.isCustomer ? 'after-reply-days' : 'stranger', ['not-with-superior', 'no-second-reply', 'not-for-money']),
  D: (f) => fit(f.isInsuranceHouse, f.has('mediation.requested'), f.isWaitOver, 'after-reply-days', []),
  E: (f) => fit(true, f.complaints.some((c) => c.includes('12321')), f.hasCalls, 'per-number', ['not-for-money']),
  F: (f) => fit(f.has('carrierFacts', 'carrierAppeal.receivedAt'), f.has('carrierAppeal.receivedAt'), f.has('carrierFacts'), 'carrier-dispute', ['needs-prior-complaint', ...(f.isInSuit ? (['not-after-suit'] as const) : [])]),
  G: (f) => fit(true, f.complaints.some((c) => c === 'cac' || c.includes('网信')), f.has('onlinePosts', 'privacy-rules'), 'personal-information', ['not-for-money']),
  H: (f) => fit(f.isTrader, f.has('samrComplaint.receivedAt'), f.hasCalls, 'not-an-insurer', []),
  I: () => fit(true, false, false, 'last', []),
  J: (f) => fit(true, f.has('police.reported', 'police.openedAt'), f.isUrgent, 'at-once', []),
  K: (f) => fit(f.owners >= groupSize, false, f.owners >= groupSize, 'several-owners', []),
  L: (f) => fit(f.owners >= groupSize || f.isCustomer, f.complaints.some((c) => /消协|消费者协会|消委/.test(c)), f.owners >= groupSize, 'several-owners', []),
  M: (f) => fit(true, f.isInSuit, f.isWaitOver, 'last', ['needs-lawyer']),
  N: (f) => fit(f.has('nfraApplication.receivedAt', 'authority.receivedAt', 'authority.dutyEndedAt'), f.has('review.acceptedAt'), f.isSilent || f.has('authority.dutyEndedAt'), 'silent-authority', ['needs-lawyer']),
}

/** Law README §3.4: ten owners or more (CPINT-75 counts the same). */
const groupSize = 10

const fit = (isForThis: boolean, isDone: boolean, isNow: boolean, reason: Fit['reason'], warnings: Fit['warnings']): Fit => ({ state: isDone ? 'done' : !isForThis ? 'not-for-this' : isNow ? 'now' : 'later', reason, warnings })

const stepOf = (channel: ChannelData, facts: Facts): readonly PathStep[] => {
  const found = fits[channel.id]?.(facts)
  return found === undefined ? [] : [{ id: channel.id, title: channel.title, documents: channel.documents, basis: channel.basis, ...found }]
}

/** What is urgent first, then evidence, refusal, letters, and the doors in the order of §3.4. */
const order = ['evidence', 'refuse', 'letters', 'wait', 'A', 'B', 'C', 'E', 'F', 'G', 'H', 'L', 'D', 'I', 'M', 'N', 'K']
const orderOf = (step: PathStep, f: Facts): number => (step.id === 'J' ? (f.isUrgent ? -1 : order.length) : order.indexOf(step.id))
