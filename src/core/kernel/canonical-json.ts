import { compareText } from './list.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * One text for one value: keys sorted by code unit, strings in NFC, no white space, absent for undefined.
 * Numbers must be finite (JSON.stringify's shortest form is the same on every engine).
 * Every fact passes through here on its way to disk: it builds one string and sorts only what is not sorted.
 */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return isList(value) ? canonicalList(value) : canonicalObject(value)
}

const canonicalList = (items: readonly Json[]): string => {
  let text = '['
  for (const item of items) text += text === '[' ? canonicalJson(item) : `,${canonicalJson(item)}`
  return `${text}]`
}

const canonicalObject = (value: Readonly<Record<string, Json | undefined>>): string => {
  let text = '{'
  for (const key of sortedKeys(value)) {
    const item = value[key]
    if (item !== undefined) text += `${text === '{' ? '' : ','}${plainKey.test(key) ? `"${key}"` : JSON.stringify(key.normalize('NFC'))}:${canonicalJson(item)}`
  }
  return `${text}}`
}

const plainKey = /^\w+$/

const sortedKeys = (value: object): readonly string[] => {
  const keys = Object.keys(value)
  const isSorted = keys.every((key, at) => at === 0 || compareText(keys[at - 1] ?? '', key) < 0)
  return isSorted ? keys : keys.sort(compareText)
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
