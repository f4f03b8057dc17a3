/** A name as it is compared: width, spaces, punctuation and case do not tell two apart. */
export const plainName = (text: string): string => text.normalize('NFKC').replace(/[\s·.,，。:：;；"“”'‘’\-—_]/g, '').toUpperCase()
