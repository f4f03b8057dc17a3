import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { eventDecision } from '../../../app/record-event.ts'
import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'

/** Kinds that start a clock; model/event-kinds.ts has them all. */
const kinds = ['stopLetter.deliveredAt', 'rightsRequest.deliveredAt', 'complaint.receivedAt', 'decision.receivedAt', 'nfraComplaint.receivedAt', 'nfraApplication.receivedAt', 'samrComplaint.receivedAt', 'authority.answered', 'suit.submittedAt', 'suit.docketed', 'evidence.limit', 'hearing.setFor', 'judgment.servedAt', 'opposing.evidence', 'deadline.done'] as const

/** Something arrived, was filed or was answered on a day: clocks start from it. */
export const EventDialog = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const matters = usePage('matters', null)
  const parties = usePage('parties', null)
  const [kind, setKind] = useState<(typeof kinds)[number] | ''>('')
  const [day, setDay] = useState('')
  const [words, setWords] = useState('')
  const [reference, setReference] = useState('')
  const [party, setParty] = useState('')
  if (matters === undefined) return <></>
  // A hearing or a limit set by the court lies ahead: no year is put back for it.
  const on = parseTypedDay(day, kind === 'hearing.setFor' || kind === 'evidence.limit' ? ('9999-12-31' as typeof matters.today) : matters.today)
  const organisation = parties?.parties.find((p) => p.id === party)
  const save = (): void => {
    if (!on.ok || kind === '') return
    decide(eventDecision(kind, on.value, words, undefined, { ...(organisation === undefined ? {} : { party: organisation.id }), ...(reference.trim() === '' ? {} : { reference: reference.trim() }) }))
    onClose()
  }
  return (
    <Dialog title={t('followup.add')} onClose={onClose}>
      <div className="form">
        <Pick label={t('event.kind')} value={kind} choices={[{ value: '' as const, words: t('choose') }, ...kinds.map((k) => ({ value: k, words: t(`event.${k}`) }))]} onChange={setKind} />
        <DateField label={t('act.day')} text={day} today={matters.today} onChange={setDay} />
        <Pick label={t('act.party')} value={party} choices={[{ value: '', words: t('act.party-unknown') }, ...(parties?.parties ?? []).filter((p) => p.role === 'organisation').map((p) => ({ value: String(p.id), words: p.name }))]} onChange={setParty} />
        <TextField label={t('act.reference-label')} text={reference} onChange={setReference} />
        <TextField label={t('event.words')} text={words} rows={2} onChange={setWords} />
      </div>
      <div className="acts">
        <Button label={{ code: 'act.save' }} kind="primary" onPress={save} {...(kind === '' ? { blockedBy: { code: 'event.kind-first' } } : on.ok ? {} : { blockedBy: { code: 'act.day-first' } })} />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
