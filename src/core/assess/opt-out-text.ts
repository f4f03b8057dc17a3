/** A message that says how to refuse. */
export const offersOptOut = (text: string): boolean => /拒收|退订|回[复]?\s*(?:T|TD|N|R)(?![a-z])|(?:T|TD|R)\s*退|unsubscribe/i.test(text.normalize('NFKC'))

/** What an owner answers to be left alone: T, TD, N, R, 0000, 退订 … alone in the message. */
export const isOptOut = (text: string): boolean => /^(?:T|TD|N|R|QX|0000|00000|退订|拒收|退|取消)[。.!！]?$/i.test(text.normalize('NFKC').trim())

/** 【某某保险】 at either end of a message. */
export const signatureOf = (text: string): string | undefined => /^\s*[【\[]([^】\]]{1,30})[】\]]/.exec(text)?.[1] ?? /[【\[]([^】\]]{1,30})[】\]]\s*$/.exec(text)?.[1]
