import { useId, type ReactElement } from 'react'

type TextFieldProps = { readonly label: string; readonly hint?: string; readonly text: string; readonly onChange: (text: string) => void; readonly rows?: number; readonly inputMode?: 'tel' | 'decimal' | 'text'; readonly list?: readonly string[] }

export const TextField = ({ label, hint, text, onChange, rows, inputMode = 'text', list }: TextFieldProps): ReactElement => {
  const id = useId()
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }
  return (
    <div className="field">
      <label className="name" htmlFor={id}>
        {label}
      </label>
      {rows === undefined ? (
        <input id={id} className="box" value={text} inputMode={inputMode} onChange={(e) => onChange(e.target.value)} autoComplete="off" {...(list === undefined ? {} : { list: `${id}-list` })} {...described} />
      ) : (
        <textarea id={id} className="box" rows={rows} value={text} onChange={(e) => onChange(e.target.value)} {...described} />
      )}
      {list === undefined ? null : (
        <datalist id={`${id}-list`}>
          {list.map((item) => (
            <option key={item} value={item} />
          ))}
        </datalist>
      )}
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

type PickProps<T extends string> = { readonly label: string; readonly value: T | ''; readonly choices: readonly { readonly value: T | ''; readonly words: string }[]; readonly onChange: (value: T | '') => void; readonly className?: string; readonly isLabelHidden?: boolean }

/** A native list: every keyboard and every reader aloud knows it. */
export const Pick = <T extends string>({ label, value, choices, onChange, className = 'box', isLabelHidden = false }: PickProps<T>): ReactElement => {
  const id = useId()
  return (
    <div className="field">
      <label className={isLabelHidden ? 'unseen' : 'name'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={className}
        value={value}
        onChange={(e) => {
          const chosen = choices.find((c) => c.value === e.target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </div>
  )
}

type CheckProps = { readonly label: string; readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }

export const Check = ({ label, isOn, onChange }: CheckProps): ReactElement => (
  <label className="choice">
    <input type="checkbox" checked={isOn} onChange={(e) => onChange(e.target.checked)} />
    <span>{label}</span>
  </label>
)
