import type { NonEmpty } from '../kernel/list.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { FactId, ObservationId } from './ids.ts'
import type { ReadingField } from './observation.ts'

/** What a printed value rests on, so that anyone can ask of any figure where it came from. compose/unproven-facts.ts checks each against what is printed. */
export type PrintedFact =
  /** The text is what this field of each of these records says. */
  | { readonly kind: 'reading'; readonly field: ReadingField; readonly observations: NonEmpty<ObservationId> }
  /** The text is the direction of these records, in the words of the table (接通／未接通). */
  | { readonly kind: 'answered'; readonly observations: NonEmpty<ObservationId> }
  /** The text is how many incidents these are: the records of each, none shared. */
  | { readonly kind: 'count'; readonly incidents: readonly NonEmpty<ObservationId>[] }
  /** The text is how many different things these are (files, callers the owner has told apart). */
  | { readonly kind: 'number-of'; readonly things: readonly string[] }
  /** The owner typed or ticked it: the text stands in these decisions. */
  | { readonly kind: 'decision'; readonly decisions: NonEmpty<FactId> }
  /** 元: the sum of the amounts of these decisions. */
  | { readonly kind: 'sum'; readonly decisions: readonly FactId[] }
  /** Name, size, hash or day of receipt of a source. */
  | { readonly kind: 'source'; readonly source: Sha256 }
  /** A custody entry. */
  | { readonly kind: 'custody'; readonly entry: FactId }
  /** Worked out from other facts by a fixed rule (days to expiry, age, weekday): the rule's name. */
  | { readonly kind: 'computed'; readonly rule: ComputedRule; readonly from: NonEmpty<PrintedFact> }
  /** Numbers the packet itself gives: exhibit numbers, rows, pages, packet time, chain head. */
  | { readonly kind: 'packet' }
  /** 不详, 无, —: nothing is claimed. */
  | { readonly kind: 'nothing' }

export type ComputedRule = 'weekday' | 'days-to-expiry' | 'age' | 'month' | 'gaps' | 'refusals-before' | 'masked' | 'time-code' | 'sentence' | 'ground'
