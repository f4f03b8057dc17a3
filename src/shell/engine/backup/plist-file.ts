import { parse, parseBinary, type PlistValue } from 'plist'

export type PlistDictionary = Record<string, PlistValue>

/** A property list, binary or XML. undefined: it is none, or damaged. */
export const parsePlist = (bytes: Uint8Array): PlistValue | undefined => {
  try {
    return isBinary(bytes) ? parseBinary(bytes) : parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

const isBinary = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 6)) === 'bplist'

export const isDictionary = (value: PlistValue | undefined): value is PlistDictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Date)

export const bytesOf = (value: PlistValue | undefined): Uint8Array | undefined => (value instanceof Uint8Array ? value : undefined)
