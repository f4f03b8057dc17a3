import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalDate } from '../../../core/kernel/civil.ts'
import type { DataHolder } from '../../../core/model/profile.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Check, Pick, TextField } from '../../components/text-field.tsx'
import type { HolderDraft } from './profile-draft.ts'

const kinds: readonly DataHolder['kind'][] = ['insurer', 'dealer', 'repair', 'platform', 'intermediary', 'other']
const held = ['name', 'number', 'plate', 'vin', 'expiry', 'insurer'] as const

type HolderListProps = { readonly holders: readonly HolderDraft[]; readonly today: LocalDate; readonly onChange: (holders: readonly HolderDraft[]) => void }

/** Who lawfully held the owner's data: what they held is weighed against what callers knew, never as an accusation. */
export const HolderList = ({ holders, today, onChange }: HolderListProps): ReactElement => {
  const { t } = useTranslation()
  const change = (at: number, part: Partial<HolderDraft>): void => onChange(holders.map((h, i) => (i === at ? { ...h, ...part } : h)))
  return (
    <ol className="holders">
      {holders.map((holder, i) => (
        <li key={`${String(i)}/${String(holders.length)}`} className="form">
          <div className="twocol">
            <TextField label={t('holder.name')} text={holder.name} onChange={(name) => change(i, { name })} />
            <Pick label={t('holder.kind')} value={holder.kind} choices={kinds.map((k) => ({ value: k, words: t(`holder.kind.${k}`) }))} onChange={(kind) => kind !== '' && change(i, { kind })} />
          </div>
          <DateField label={t('holder.since')} text={holder.since} today={today} onChange={(since) => change(i, { since })} />
          <fieldset>
            <legend className="cap">{t('holder.held')}</legend>
            <div className="line checks">
              {held.map((what) => (
                <Check key={what} label={t(`knew.${what}`)} isOn={holder.held.includes(what)} onChange={(isOn) => change(i, { held: isOn ? [...holder.held, what] : holder.held.filter((w) => w !== what) })} />
              ))}
            </div>
          </fieldset>
          <Button label={{ code: 'holder.remove', params: { name: holder.name } }} kind="quiet" onPress={() => onChange(holders.filter((_, at) => at !== i))} />
        </li>
      ))}
    </ol>
  )
}
