import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { clockMoves, moveOf, type ClockMove } from '../../../app/event-forms.ts'
import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import type { DeadlineLine } from '../../../app/queries/followup.ts'
import type { LocalDate } from '../../../core/kernel/civil.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { ProofField, useProof } from './proof-field.tsx'

/** What happened to one clock: done, extended, stopped, going on, begun anew. */
export const MoveDialog = ({ line, onClose }: { readonly line: DeadlineLine; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const matters = usePage('matters', null)
  const [move, setMove] = useState<ClockMove>('deadline.done')
  const [day, setDay] = useState('')
  const [until, setUntil] = useState('')
  const [words, setWords] = useState('')
  const proof = useProof()
  const { of } = line
  if (matters === undefined || of === undefined) return <></>
  const on = parseTypedDay(day, matters.today)
  const ahead = '9999-12-31' as LocalDate
  const told = until.trim() === '' ? undefined : parseTypedDay(until, ahead)
  const save = (): void => {
    if (!on.ok) return
    decide(moveOf(move, of, { on: on.value, words, ...(proof.source === undefined ? {} : { source: proof.source }), ...(move === 'deadline.extended' && told?.ok === true ? { until: told.value } : {}) }))
    onClose()
  }
  return (
    <Dialog title={t('move.title', { what: t(line.title.code, { ...line.title.params }) })} onClose={onClose}>
      <div className="form">
        <Pick label={t('move.what')} value={move} choices={clockMoves.map((m) => ({ value: m, words: t(`event.${m}`) }))} onChange={(m) => m !== '' && setMove(m)} />
        <DateField label={t('act.day')} text={day} today={matters.today} onChange={setDay} />
        {move === 'deadline.extended' ? <DateField label={t('move.until')} hint={t('move.until-hint')} text={until} today={ahead} onChange={setUntil} /> : null}
        <TextField label={t('event.words')} text={words} rows={2} onChange={setWords} />
        <ProofField proof={proof} />
      </div>
      <div className="acts">
        <Button label={{ code: 'act.save' }} kind="primary" onPress={save} {...(!on.ok || told?.ok === false ? { blockedBy: { code: 'act.day-first' } } : {})} />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
