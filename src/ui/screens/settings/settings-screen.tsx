import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, forward } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { usePage } from '../../hooks/use-page.ts'
import './settings.css'

type RadioProps<T extends string> = { readonly name: string; readonly value: T; readonly choices: readonly T[]; readonly onChange: (value: T) => void }

const Radios = <T extends string>({ name, value, choices, onChange }: RadioProps<T>): ReactElement => {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t(`settings.${name}`)}</legend>
      {choices.map((choice) => (
        <label key={choice} className="choice">
          <input type="radio" name={name} checked={value === choice} onChange={() => onChange(choice)} />
          <span>{t(`settings.${name}.${choice}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Language, theme, size, and the name put beside every act: a claim, not a login. */
export const SettingsScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go, look, setLook } = useDesk()
  const matters = usePage('matters', null)
  const [operator, setOperator] = useState(look.operator)
  useEffect(() => {
    const later = setTimeout(() => operator !== look.operator && setLook({ operator }), 400)
    return () => clearTimeout(later)
  }, [operator, look.operator, setLook])
  return (
    <Frame remark={{ code: 'settings.remark' }} primary={forward('settings.back', () => go({ screen: matters?.open === undefined ? 'matters' : 'home' }))}>
      <h1 className="state">
        <Rich code="settings.head" />
      </h1>
      <div className="settings">
        <Radios name="language" value={look.language} choices={['zh-CN', 'en']} onChange={(language) => setLook({ language })} />
        <Radios name="size" value={look.size} choices={['desk', 'elder']} onChange={(size) => setLook({ size })} />
        <Radios name="theme" value={look.theme} choices={['light', 'dark', 'contrast']} onChange={(theme) => setLook({ theme })} />
        <TextField label={t('settings.operator')} hint={t('settings.operator-hint')} text={operator} onChange={setOperator} />
      </div>
      {matters?.open === undefined ? null : (
        <div className="line addbar">
          <Button label={{ code: 'registry.open' }} onPress={() => go({ screen: 'registry' })} />
        </div>
      )}
      <p className="cap">{t('settings.offline')}</p>
    </Frame>
  )
}
