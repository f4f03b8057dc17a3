import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react'
import { useKeys } from '../hooks/use-keys.ts'

type DialogProps = { readonly title: ReactNode; readonly children: ReactNode; readonly onClose: () => void; readonly role?: 'dialog' | 'alertdialog' }

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

/** A question over the page. Esc closes it, the focus stays inside and goes back to where it came from. */
export const Dialog = ({ title, children, onClose, role = 'dialog' }: DialogProps): ReactElement => {
  const box = useRef<HTMLDivElement>(null)
  const label = useId()
  useKeys({ Escape: onClose })
  useEffect(() => {
    const before = document.activeElement
    const first = box.current?.querySelector<HTMLElement>('[autofocus], input, textarea, select, .pri') ?? box.current?.querySelector<HTMLElement>(focusable)
    first?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const keepInside = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Tab') return
    const all = [...(box.current?.querySelectorAll<HTMLElement>(focusable) ?? [])]
    const edge = event.shiftKey ? all[0] : all.at(-1)
    if (document.activeElement !== edge) return
    event.preventDefault()
    ;(event.shiftKey ? all.at(-1) : all[0])?.focus()
  }
  return (
    <div className="shade">
      <div ref={box} className="dialog" role={role} aria-modal="true" aria-labelledby={label} onKeyDown={keepInside}>
        <h2 id={label}>{title}</h2>
        {children}
      </div>
    </div>
  )
}
