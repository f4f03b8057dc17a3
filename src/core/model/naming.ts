import type { LabelClass, NumberClass } from './registry.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'

/** An organisation's name found in a text. `code`: of the insurer table, or 'party:<id>' of a declared party. */
export type Mention = {
  readonly code: string
  readonly name: string
  readonly alias: string
  /** The alias also means other things and no product word stands beside it: shown, never used. */
  readonly isAmbiguous: boolean
}

/** Reads names, labels and numbers with the registry at hand. Hints, never proof. */
export type NameReader = {
  readonly mentions: (text: string) => readonly Mention[]
  readonly labelClass: (label: string) => LabelClass
  readonly numberClass: (number: PhoneNumber) => NumberClass
  /** Codes of the organisations that publish this number, by an old list. */
  readonly publishers: (number: PhoneNumber) => readonly string[]
  /** The one entry of the insurer table that an organisation's own name means, if it is sure. */
  readonly codeOf: (organisationName: string) => string | undefined
  readonly nameOf: (code: string) => string | undefined
}
