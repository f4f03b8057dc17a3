/**
 * antd makes three style elements without the nonce it was given (scroll-bar measure, scroll lock): every style element the app makes gets it,
 * so that the content policy needs no unsafe-inline. Styles injected as HTML are still refused.
 */
export const nonceEveryStyle = (nonce: string): void => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the lib marks one overload; this is the call itself.
  const make = document.createElement.bind(document)
  const noncing = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = make(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
  Object.defineProperty(document, 'createElement', { value: noncing })
}
