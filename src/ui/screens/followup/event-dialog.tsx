import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { eventForms, eventGroups, eventOf, type EventForm, type EventGroup, type EventKind } from '../../../app/event-forms.ts'
import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import type { LocalDate } from '../../../core/kernel/civil.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { ProofField, useProof } from './proof-field.tsx'

/** Something arrived, was filed, was answered or was seen on a day: clocks start from it, grounds look at it. */
export const EventDialog = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const matters = usePage('matters', null)
  const parties = usePage('parties', null)
  const [group, setGroup] = useState<EventGroup>('letters')
  const [kind, setKind] = useState<EventKind | ''>('')
  const [day, setDay] = useState('')
  const [words, setWords] = useState('')
  const [party, setParty] = useState('')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const proof = useProof()
  if (matters === undefined) return <></>
  const form = eventForms.find((f) => f.kind === kind)
  const on = parseTypedDay(day, latestOf(form, matters.today))
  const organisation = parties?.parties.find((p) => p.id === party)
  const save = (): void => {
    if (!on.ok || form === undefined) return
    decide(eventOf({ kind: form.kind, on: on.value, words, ...(organisation === undefined ? {} : { party: organisation.id }), ...(proof.source === undefined ? {} : { source: proof.source }), values: Object.fromEntries(form.fields.map((name) => [name, values[name] ?? ''])) }))
    onClose()
  }
  return (
    <Dialog title={t('followup.add')} onClose={onClose}>
      <div className="form">
        <div className="twocol">
          <Pick
            label={t('event.group')}
            value={group}
            choices={eventGroups.map((g) => ({ value: g, words: t(`event.group.${g}`) }))}
            onChange={(g) => {
              if (g !== '') setGroup(g)
              setKind('')
            }}
          />
          <Pick label={t('event.kind')} value={kind} choices={[{ value: '' as const, words: t('choose') }, ...eventForms.filter((f) => f.group === group).map((f) => ({ value: f.kind, words: t(`event.${f.kind}`) }))]} onChange={setKind} />
        </div>
        <DateField label={t('act.day')} text={day} today={latestOf(form, matters.today)} onChange={setDay} />
        <Pick label={t('act.party')} value={party} choices={[{ value: '', words: t('act.party-unknown') }, ...(parties?.parties ?? []).filter((p) => p.role === 'organisation').map((p) => ({ value: String(p.id), words: p.name }))]} onChange={setParty} />
        {form?.fields.map((name) => (
          <TextField key={name} label={t(labelOf(form.kind, name))} text={values[name] ?? ''} onChange={(text) => setValues({ ...values, [name]: text })} {...(name === 'opinion' ? { rows: 3 } : {})} {...(hinted.has(name) ? { hint: t(`event.hint.${name}`) } : {})} />
        ))}
        <TextField label={t(wordsOf(kind))} text={words} rows={2} onChange={setWords} />
        <ProofField proof={proof} />
      </div>
      <div className="acts">
        <Button label={{ code: 'act.save' }} kind="primary" onPress={save} {...(form === undefined ? { blockedBy: { code: 'event.kind-first' } } : on.ok ? {} : { blockedBy: { code: 'act.day-first' } })} />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}

/** A hearing or a limit set by the court lies ahead: no year is put back for it. */
const latestOf = (form: EventForm | undefined, today: LocalDate): LocalDate => (form?.isAhead === true ? ('9999-12-31' as LocalDate) : today)

const hinted: ReadonlySet<string> = new Set(['absent', 'missing', 'items', 'opinion'])

const labelOf = (kind: EventKind, name: string): string => (name === 'reference' ? (kind === 'suit.docketed' ? 'filing.caseNumber' : 'act.reference-label') : name === 'judge' ? 'filing.judge' : name === 'authority' && kind.startsWith('suit.') ? 'filing.courtName' : `event.field.${name}`)

/** What is quoted word for word, and what is only a remark. */
const wordsOf = (kind: EventKind | ''): string => (kind === 'quote-answer' ? 'event.words.quote' : kind === 'opposing.evidence' ? 'event.words.opposing' : 'event.words')
