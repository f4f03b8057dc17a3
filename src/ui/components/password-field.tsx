import { useId, useState, type ReactElement } from 'react'
import { Button } from './button.tsx'

type PasswordFieldProps = { readonly label: string; readonly text: string; readonly onChange: (text: string) => void }

/** Nobody beside the owner reads it from the screen; whoever wants to check the typing shows it. Nothing remembers it. */
export const PasswordField = ({ label, text, onChange }: PasswordFieldProps): ReactElement => {
  const id = useId()
  const [isShown, setShown] = useState(false)
  return (
    <div className="field">
      <label className="name" htmlFor={id}>
        {label}
      </label>
      <div className="line">
        <input id={id} className="box sp" type={isShown ? 'text' : 'password'} value={text} onChange={(e) => onChange(e.target.value)} autoComplete="off" autoCapitalize="off" spellCheck={false} />
        <Button label={{ code: isShown ? 'password.hide' : 'password.show' }} kind="text" onPress={() => setShown(!isShown)} />
      </div>
    </div>
  )
}
