import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { fillGap, type GapAnswer } from '../../../app/fill-gap.ts'
import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import type { GapLine } from '../../../app/queries/packet.ts'
import type { LocalDate } from '../../../core/kernel/civil.ts'
import type { PacketKind } from '../../../core/model/packet.ts'
import type { PartyId } from '../../../core/model/ids.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { PaperPick } from './paper-pick.tsx'

type GapDialogProps = { readonly gap: GapLine; readonly door: PacketKind; readonly respondent?: PartyId; readonly hasNext: boolean; readonly onClose: () => void; readonly onNext: () => void }

/** One thing that is missing, asked for on the spot. Enter writes it down and goes on to the next. */
export const GapDialog = ({ gap, door, respondent, hasNext, onClose, onNext }: GapDialogProps): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const profile = usePage('profile', null)
  const parties = usePage('parties', null)
  const matters = usePage('matters', null)
  const [answer, setAnswer] = useState<GapAnswer & { readonly typedDay: string }>({ text: '', typedDay: '' })
  if (profile === undefined || parties === undefined || matters === undefined) return <></>
  const day = parseTypedDay(answer.typedDay, '9999-12-31' as LocalDate)
  const ground = { door, profile, parties: parties.parties, today: matters.today, newDigits: () => crypto.randomUUID().replaceAll('-', '').slice(0, 16), ...(respondent === undefined ? {} : { respondent }) }
  const bodies = fillGap(gap.home, { ...answer, ...(day.ok ? { day: day.value } : {}) }, ground)
  const save = (then: () => void): void => {
    if (bodies.length === 0) return
    decide(...bodies)
    then()
  }
  const blocked = bodies.length === 0 ? { blockedBy: { code: gap.home.kind === 'paper' ? 'gap.paper-first' : 'gap.value-first' } } : {}
  return (
    <Dialog title={t(gap.kind === 'proof' ? 'packet.gap-proof' : 'packet.gap-value', { what: gap.meaning })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          save(onNext)
        }}
      >
        {gap.in.length === 0 ? null : <p className="cap">{t('gap.used-in', { documents: gap.in.join(t('list-comma')) })}</p>}
        <Fields gap={gap} answer={answer} set={(change) => setAnswer((a) => ({ ...a, ...change }))} />
        <button type="submit" hidden />
      </form>
      <div className="acts">
        <Button label={{ code: hasNext ? 'gap.save-next' : 'act.save' }} kind="primary" onPress={() => save(onNext)} {...blocked} />
        {hasNext ? <Button label={{ code: 'gap.save' }} onPress={() => save(onClose)} {...blocked} /> : null}
        {hasNext ? <Button label={{ code: 'gap.skip' }} kind="text" onPress={onNext} /> : null}
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}

type FieldsProps = { readonly gap: GapLine; readonly answer: GapAnswer & { readonly typedDay: string }; readonly set: (change: Partial<GapAnswer & { readonly typedDay: string }>) => void }

const Fields = ({ gap, answer, set }: FieldsProps): ReactElement => {
  const { t } = useTranslation()
  const { home } = gap
  switch (home.kind) {
    case 'paper':
      return <PaperPick label={t('gap.paper')} chosen={answer.source} onChoose={(source) => set({ source })} />
    case 'operator':
      return <Operators names={home.names} meaning={gap.meaning} answer={answer} set={set} />
    case 'row':
      return (
        <>
          {home.columns.map((column) => (
            <TextField key={column.name} label={column.meaning} text={answer.values?.[column.name] ?? ''} onChange={(text) => set({ values: { ...answer.values, [column.name]: text } })} />
          ))}
        </>
      )
    case 'screen':
    case 'none':
      return <></>
    case 'organisation':
      return <TextField label={gap.meaning} hint={t('gap.unknown-hint')} text={answer.text} onChange={(text) => set({ text })} />
    case 'claimant':
    case 'rep':
    case 'number':
    case 'vehicle':
    case 'policy':
    case 'filing':
      return home.isDay ? <DateField label={gap.meaning} text={answer.typedDay} today={'9999-12-31' as LocalDate} onChange={(typedDay) => set({ typedDay })} /> : <TextField label={gap.meaning} hint={t('gap.unknown-hint')} text={answer.text} onChange={(text) => set({ text })} />
  }
}

type OperatorsProps = Omit<FieldsProps, 'gap'> & { readonly names: readonly string[]; readonly meaning: string }

const Operators = ({ names, meaning, answer, set }: OperatorsProps): ReactElement => {
  const { t } = useTranslation()
  return (
    <>
      <p className="cap">{t('gap.operator-why')}</p>
      {names.includes('') ? (
        <>
          <TextField label={t('gap.operator')} text={answer.text} onChange={(text) => set({ text })} />
          <TextField label={meaning} hint={t('gap.operator-hint')} text={answer.second ?? ''} onChange={(second) => set({ second })} />
        </>
      ) : null}
      {names
        .filter((name) => name !== '')
        .map((name) => (
          <TextField key={name} label={t('gap.operator-relation', { name })} hint={t('gap.operator-hint')} text={answer.values?.[name] ?? ''} onChange={(text) => set({ values: { ...answer.values, [name]: text } })} />
        ))}
    </>
  )
}
