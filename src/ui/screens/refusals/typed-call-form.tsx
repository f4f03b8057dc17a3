import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { parseTypedClock, parseTypedDay } from '../../../app/parse-typed-time.ts'
import { typedCallSource, type TypedBy } from '../../../app/typed-source.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'

const directions = ['来电', '未接', '去电'] as const
const empty = { day: '', clock: '', number: '', minutes: '', name: '', words: '' }

/** A call that left no trace, in the owner's own words: kept as a text file of its own, the lowest rung of proof. */
export const TypedCallForm = ({ by }: { readonly by: TypedBy }): ReactElement => {
  const { t } = useTranslation()
  const { client } = useDesk()
  const { run } = useAct()
  const [draft, setDraft] = useState(empty)
  const [direction, setDirection] = useState<(typeof directions)[number] | ''>('')
  const [kept, setKept] = useState(0)
  const set = (change: Partial<typeof empty>): void => setDraft((d) => ({ ...d, ...change }))
  const day = parseTypedDay(draft.day, by.today)
  const clock = draft.clock.trim() === '' ? undefined : parseTypedClock(draft.clock)
  const save = (): void => {
    if (!day.ok) return
    const time = clock?.ok === true ? `${day.value} ${String(clock.value.hour).padStart(2, '0')}:${String(clock.value.minute).padStart(2, '0')}` : day.value
    const length = draft.minutes.trim() === '' ? '' : `${draft.minutes.trim()}分`
    run(async () => {
      await client.ask('typeSource', typedCallSource({ time, number: draft.number, direction, length, name: draft.name, words: draft.words }, by))
      setDraft(empty)
      setKept((n) => n + 1)
    })
  }
  const blocked = !day.ok ? { code: 'act.day-first' } : clock?.ok === false ? { code: 'act.clock-not-read' } : draft.words.trim() === '' && draft.number.trim() === '' ? { code: 'diary.words-first' } : undefined
  return (
    <>
      <div className="twocol">
        <DateField label={t('act.day')} text={draft.day} today={by.today} onChange={(text) => set({ day: text })} />
        <TextField label={t('act.clock')} hint={t('act.clock-hint')} text={draft.clock} onChange={(text) => set({ clock: text })} />
      </div>
      <div className="twocol">
        <TextField label={t('typed.number')} hint={t('typed.number-hint')} inputMode="tel" text={draft.number} onChange={(number) => set({ number })} />
        <Pick label={t('typed.direction')} value={direction} choices={[{ value: '' as const, words: t('typed.direction.unknown') }, ...directions.map((d) => ({ value: d, words: t(`typed.direction.${d}`) }))]} onChange={setDirection} />
      </div>
      <div className="twocol">
        <TextField label={t('typed.minutes')} inputMode="decimal" text={draft.minutes} onChange={(minutes) => set({ minutes })} />
        <TextField label={t('typed.name')} text={draft.name} onChange={(name) => set({ name })} />
      </div>
      <TextField label={t('typed.words')} hint={t('diary.words-hint')} rows={5} text={draft.words} onChange={(text) => set({ words: text })} />
      <p className="cap">{t('typed.call-kept')}</p>
      <div className="line">
        <Button label={{ code: 'act.save' }} onPress={save} {...(blocked === undefined ? {} : { blockedBy: blocked })} />
        {kept === 0 ? null : <span role="status">{t('typed.kept', { n: kept })}</span>}
      </div>
    </>
  )
}
