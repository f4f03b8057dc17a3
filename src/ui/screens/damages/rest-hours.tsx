import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RestHours } from '../../../app/queries/damages.ts'
import { Button } from '../../components/button.tsx'
import { Check, TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'

const isClock = (text: string): boolean => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text)
const plain = (text: string): string => text.normalize('NFKC').replace('：', ':').trim()

/** Calls in hours the owner set, in the list of damages: off unless the owner asks for it. */
export const RestHoursPart = ({ rest }: { readonly rest: RestHours }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [typed, setTyped] = useState<{ readonly start?: string; readonly end?: string }>({})
  const [start, end] = [plain(typed.start ?? rest.start), plain(typed.end ?? rest.end)]
  const isChanged = start !== rest.start || end !== rest.end
  const save = (): void => {
    decide({ kind: 'set-setting', name: 'RF08.restStart', value: start }, { kind: 'set-setting', name: 'RF08.restEnd', value: end })
    setTyped({})
  }
  return (
    <section>
      <Check label={t('damages.rest', { n: rest.calls, start: rest.start, end: rest.end })} isOn={rest.isListed} onChange={(isOn) => decide({ kind: 'set-filing', values: { 'ground.restHours': String(isOn) } })} />
      <p className="cap">{t('damages.rest-setting')}</p>
      <div className="line addbar">
        <TextField label={t('damages.rest-start')} text={typed.start ?? rest.start} onChange={(text) => setTyped((of) => ({ ...of, start: text }))} />
        <TextField label={t('damages.rest-end')} text={typed.end ?? rest.end} onChange={(text) => setTyped((of) => ({ ...of, end: text }))} />
        {isChanged ? <Button label={{ code: 'act.save' }} onPress={save} {...(isClock(start) && isClock(end) && start !== end ? {} : { blockedBy: { code: 'damages.rest-clock-first' } })} /> : null}
      </div>
    </section>
  )
}
