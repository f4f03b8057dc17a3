import { tokensOf, type Size, type Theme } from './tokens.ts'

/** Sets the tokens as CSS variables through the object model: no style element, so no hole in the content policy. */
export const applyTheme = (root: HTMLElement, theme: Theme, size: Size): void => {
  root.dataset['theme'] = theme
  root.dataset['size'] = size
  root.style.setProperty('color-scheme', theme === 'dark' ? 'dark' : 'light')
  for (const [name, value] of Object.entries(tokensOf(theme, size))) root.style.setProperty(`--${name}`, value)
}
