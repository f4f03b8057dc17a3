import { compareText } from './list.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * One text for one value: keys sorted by code unit, strings in NFC, no white space, absent for undefined.
 * Numbers must be finite (JSON.stringify's shortest form is the same on every engine).
 */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const parts: string[] = []
  for (const key of Object.keys(value).sort(compareText)) {
    const item = value[key]
    if (item !== undefined) parts.push(`${JSON.stringify(key.normalize('NFC'))}:${canonicalJson(item)}`)
  }
  return `{${parts.join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
