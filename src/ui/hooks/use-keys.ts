import { useLayoutEffect, useRef } from 'react'

export type KeyMap = Readonly<Record<string, (() => void) | undefined>>

/** Something letters are written into, or chosen by. A tick box takes Space and nothing else. */
const isField = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || (['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) && !isTick(target)))
const isTick = (target: HTMLElement): boolean => target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type)
const pressesItself = (target: EventTarget | null): boolean => target instanceof HTMLElement && (isTick(target) || target.closest('button, a, summary, [role="button"], [role="radio"], [role="menuitem"]') !== null)

const nameOf = (event: KeyboardEvent): string => `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key}`

/**
 * The keys of a screen. Single letters and digits are off inside a field; Enter and Space belong to a button that has the focus; Esc and Ctrl
 * combinations always work. Only one layer listens at a time: a dialog open above takes the keys.
 */
export const useKeys = (keys: KeyMap, isOn = true): void => {
  const held = useRef(keys)
  // With the screen itself: a key pressed the moment something is seen must mean what is seen.
  useLayoutEffect(() => {
    held.current = keys
  })
  useLayoutEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return
      const name = nameOf(event)
      const act = held.current[name]
      if (act === undefined) return
      const always = name === 'Escape' || name.startsWith('Ctrl+')
      if (isField(event.target) && (!always || name === 'Ctrl+Z')) return
      if ((name === 'Enter' || name === 'Space') && pressesItself(event.target)) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [isOn])
}
