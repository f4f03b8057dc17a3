import { addDays } from '../../kernel/civil.ts'
import { beijingDateOf, startOfBeijingDay, type EpochMs } from '../../kernel/instant.ts'
import type { Proof } from '../../model/decision.ts'
import { toGroundId } from '../../model/ids.ts'
import type { CaseFile, Dated, Dossier } from '../case-file.ts'
import { lacking, withoutOtherWay } from '../ground-parts.ts'
import type { Ground } from '../ground.ts'
import { textOf } from '../message-text.ts'
import { isOptOut, signatureOf } from '../opt-out-text.ts'
import { longDate, shownNumber } from '../words.ts'
import type { LocalDate } from '../../kernel/civil.ts'

/** Did messages of the same signature or port come after the owner opted out as the message says? SMS-* binds the provider, not the sender. */
export const afterOptOut: Ground = {
  id: toGroundId('RF18'),
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier, file) =>
    optOuts(dossier, file)
      .flatMap((optOut) => {
        const shownBy = dossier.messages.filter((message) => message.startedAt.from >= optOut.since && isFrom(message, optOut, file))
        const refusal = { at: { from: optOut.since, to: optOut.since, precision: 'second', zone: 'stated' }, mode: 'sms' } as const
        return shownBy.length === 0 ? [] : [lacking({ shownBy, proofs: optOut.proofs, values: { optOutDate: longDate(optOut.on), count: shownBy.length }, only: withoutOtherWay(shownBy, [refusal]) }, [...(dossier.isStated('stated.optedOutSms') ? [] : (['stated.optedOutSms'] as const)), ...(optOut.proofs.length === 0 ? (['refusal-proof'] as const) : [])])]
      })
      .slice(0, 1),
}

type OptOut = { readonly on: LocalDate; readonly since: EpochMs; readonly sender?: string; readonly signature?: string; readonly proofs: readonly Proof[] }

/** The owner's own 退订 message, or what the owner recorded (event `opt-out`, fields `sender`, `signature`). The earliest counts. */
const optOuts = (dossier: Dossier, file: CaseFile): readonly OptOut[] => {
  const sent = file.ownMessages.flatMap((message): readonly OptOut[] => {
    const text = textOf(message, file)
    return text === undefined || !isOptOut(text.value) || message.otherNumber === undefined ? [] : [{ on: beijingDateOf(message.startedAt.from), since: message.startedAt.to, sender: shownNumber(message.otherNumber), proofs: message.supportedBy.map((observation) => ({ observation })) }]
  })
  const told = dossier.events
    .filter((e) => e.kind === 'opt-out')
    .map((e): OptOut => ({ on: e.on, since: startOfBeijingDay(addDays(e.on, 1)), proofs: e.proofs, ...(e.fields?.['sender'] === undefined ? {} : { sender: e.fields['sender'] }), ...(e.fields?.['signature'] === undefined ? {} : { signature: e.fields['signature'] }) }))
  return [...sent, ...told].sort((a, b) => a.since - b.since)
}

const isFrom = (message: Dated, optOut: OptOut, file: CaseFile): boolean => {
  if (optOut.sender !== undefined && message.otherNumber !== undefined && shownNumber(message.otherNumber) === optOut.sender) return true
  const signature = signatureOf(textOf(message, file)?.value ?? '')
  return signature !== undefined && (signature === optOut.signature || (optOut.sender !== undefined && signedBySender(optOut.sender, file).has(signature)))
}

/** Signatures under which that port wrote before. */
const signedBySender = (sender: string, file: CaseFile): ReadonlySet<string> =>
  new Set(
    file.dossiers
      .flatMap((d) => d.messages)
      .filter((m) => m.otherNumber !== undefined && shownNumber(m.otherNumber) === sender)
      .flatMap((m) => signatureOf(textOf(m, file)?.value ?? '') ?? []),
  )
