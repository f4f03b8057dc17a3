import { addDays } from '../../kernel/civil.ts'
import { startOfBeijingDay } from '../../kernel/instant.ts'
import { toGroundId } from '../../model/ids.ts'
import type { CaseFile, Dossier, EventRecord } from '../case-file.ts'
import { lacking } from '../ground-parts.ts'
import type { Ground } from '../ground.ts'
import { longDate } from '../words.ts'

/** What each paper is called, which of the ground's provisions speak of it, and where its days come from. */
const papers: Readonly<Record<string, { readonly title: string; readonly provisions: readonly string[]; readonly deadline?: string }>> = {
  'rightsRequest.deliveredAt': { title: '个人信息权利请求书', provisions: ['PIPL-50'] },
  'stopLetter.deliveredAt': { title: '停止侵害函', provisions: ['PIPL-50'] },
  'complaint.receivedAt': { title: '消费投诉', provisions: ['COMP-18', 'COMP-40'], deadline: 'insurer-decision' },
}

/** Did a letter that arrived stay without an answer? Procedure: the only ground that looks at today. */
export const noReply: Ground = {
  id: toGroundId('RF19'),
  aspects: [],
  per: 'once',
  test: (dossier, file) =>
    dossier.events.flatMap((event) => {
      const paper = papers[event.kind]
      if (paper === undefined || hasAnswer(dossier, event) || file.input.asOf <= addDays(event.on, daysFor(paper.deadline, file))) return []
      const title = event.fields?.['document'] ?? paper.title
      const showing = { shownBy: [], proofs: event.proofs, on: event.on, values: { receivedDate: longDate(event.on), documentTitle: title, checkedDate: longDate(file.input.asOf) }, cautions: paper.deadline === undefined ? (['threshold-is-a-setting'] as const) : [], only: (id: string) => paper.provisions.includes(id) }
      return [lacking(showing, event.proofs.length === 0 ? ['receipt-proof'] : [])]
    }),
}

/** COMP-18's fifteen natural days; for the rest no law fixes days and the user's own number holds. */
const daysFor = (deadline: string | undefined, file: CaseFile): number => (deadline === undefined ? file.settings.number('deadline.replyDays', 15) : (file.input.law.deadlines.get(deadline)?.amount ?? 0))

const hasAnswer = (dossier: Dossier, event: EventRecord): boolean =>
  [...dossier.replies, ...dossier.promises].some((reply) => reply.at.to > startOfBeijingDay(event.on)) || dossier.events.some((e) => (e.kind === 'decision.receivedAt' || (e.kind === 'deadline.done' && e.fields?.['event'] === event.kind)) && e.on >= event.on)
