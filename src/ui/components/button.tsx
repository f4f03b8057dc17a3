import type { ReactElement } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Rich } from './rich.tsx'

export type Words = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

export type ButtonSpec = {
  readonly label: Words
  readonly onPress: () => void
  /** What must be done first: a blocked button says what unblocks it. */
  readonly blockedBy?: Words
  readonly kind?: 'primary' | 'plain' | 'text' | 'quiet'
  readonly isBig?: boolean
  readonly icon?: IconName
  readonly endIcon?: IconName
  readonly autoFocus?: boolean
}

const classes = { primary: 'btn pri', plain: 'btn', text: 'btn txt', quiet: 'btn quiet' } as const

export const Button = ({ label, onPress, blockedBy, kind = 'plain', isBig = false, icon, endIcon, autoFocus = false }: ButtonSpec): ReactElement => {
  const isBlocked = blockedBy !== undefined
  const words = blockedBy ?? label
  return (
    <button type="button" className={`${isBlocked ? 'btn' : classes[kind]}${isBig ? ' big' : ''}`} aria-disabled={isBlocked} onClick={isBlocked ? undefined : onPress} autoFocus={autoFocus}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>
        <Rich code={words.code} {...(words.params === undefined ? {} : { params: words.params })} />
      </span>
      {endIcon === undefined || isBlocked ? null : <Icon name={endIcon} />}
    </button>
  )
}

/** The one primary button of a screen. */
export const forward = (code: string, onPress: () => void, params: Readonly<Record<string, string | number>> = {}, blockedBy?: Words): ButtonSpec => ({
  label: { code, params },
  onPress,
  kind: 'primary',
  isBig: true,
  endIcon: 'next',
  ...(blockedBy === undefined ? {} : { blockedBy }),
})
