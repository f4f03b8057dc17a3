import type { ObservationId } from '../model/ids.ts'
import type { ReadingField } from '../model/observation.ts'
import type { ReviewItem } from './review.ts'

/** What the person ruled on one reading. `typed` null: it cannot be read. */
export type ReviewRuling = { readonly kind: 'accept' } | { readonly kind: 'correct'; readonly typed: string | null }
export type RuledItem = { readonly observation: ObservationId; readonly field: ReadingField; readonly ruling: ReviewRuling }

/** The review screen between two keys. `done` is in order, so that undo takes back the last; nothing is lost on leaving. */
export type ReviewState = {
  readonly items: readonly ReviewItem[]
  readonly at: number
  /** What is typed at the moment; null: nothing yet. The cursor stands before the character `cursor`. */
  readonly typed: string | null
  readonly cursor: number
  readonly done: readonly (readonly RuledItem[])[]
  /** The correction just made, offered for rows that read alike; the accept key takes it, any other key leaves it. */
  readonly offer: { readonly field: ReadingField; readonly typed: string; readonly observations: readonly ObservationId[] } | null
  readonly showsKeys: boolean
  readonly showsPicture: boolean
}

export const reviewOf = (items: readonly ReviewItem[]): ReviewState => ({ items, at: 0, typed: null, cursor: firstDoubt(items[0]), done: [], offer: null, showsKeys: false, showsPicture: false })

/** Keys as the browser names them. */
export const onReviewKey = (state: ReviewState, key: string): ReviewState => {
  if (state.offer !== null) return onOfferKey(state, key)
  const command = commands[key]
  if (command !== undefined) return command(state)
  return Array.from(key).length === 1 ? typeCharacter(state, key) : state
}

/** Every ruling so far, the later replacing the earlier. */
export const rulingsOf = (state: ReviewState): readonly RuledItem[] => {
  const last = new Map<string, RuledItem>()
  for (const ruled of state.done.flat()) last.set(`${ruled.observation} ${ruled.field}`, ruled)
  return [...last.values()]
}

const firstDoubt = (item: ReviewItem | undefined): number => item?.differsAt[0] ?? 0

const accept = (state: ReviewState): ReviewState => {
  const item = state.items[state.at]
  if (item === undefined) return state
  const { typed } = state
  if (typed === null || typed === item.raw) return ruled(state, item, { kind: 'accept' }, null)
  const offer = item.lookAlikes.length === 0 ? null : { field: item.field, typed, observations: item.lookAlikes }
  return ruled(state, item, { kind: 'correct', typed }, offer)
}

const ruled = (state: ReviewState, item: ReviewItem, ruling: ReviewRuling, offer: ReviewState['offer']): ReviewState =>
  moveTo({ ...state, done: [...state.done, [{ observation: item.observation, field: item.field, ruling }, ...alongWith(item)]], offer }, nextOpen(state, item))

const alongWith = (item: ReviewItem): readonly RuledItem[] => item.alongWith.map((field) => ({ observation: item.observation, field, ruling: { kind: 'accept' } }))

/** The next item nobody ruled on, from here on and then from the start; past the end when none is left. */
const nextOpen = (state: ReviewState, ruledNow: ReviewItem): number => {
  const settled = new Set([...state.done.flat().map(keyOf), keyOf(ruledNow)])
  const isOpen = (item: ReviewItem): boolean => !settled.has(keyOf(item))
  const after = state.items.findIndex((item, i) => i > state.at && isOpen(item))
  const anywhere = after >= 0 ? after : state.items.findIndex(isOpen)
  return anywhere >= 0 ? anywhere : state.items.length
}
const keyOf = (x: { readonly observation: ObservationId; readonly field: ReadingField }): string => `${x.observation} ${x.field}`

const moveTo = (state: ReviewState, at: number): ReviewState => ({ ...state, at, typed: null, cursor: firstDoubt(state.items[at]) })

const step = (by: number) => (state: ReviewState): ReviewState => moveTo(state, Math.max(0, Math.min(state.items.length - 1, state.at + by)))

const textOf = (state: ReviewState): string => state.typed ?? state.items[state.at]?.raw ?? ''

/** A digit replaces the character under the cursor: one wrong digit is one key. Other characters are inserted. */
const typeCharacter = (state: ReviewState, character: string): ReviewState => {
  if (state.items[state.at] === undefined) return state
  const letters = Array.from(textOf(state))
  const at = skipBlanks(letters, state.cursor)
  const replaces = /[\d*]/.test(character) && /[\d*?]/.test(letters[at] ?? '')
  const next = [...letters.slice(0, at), character, ...letters.slice(replaces ? at + 1 : at)]
  return { ...state, typed: next.join(''), cursor: at + 1 }
}
const skipBlanks = (letters: readonly string[], at: number): number => (/[\s-]/.test(letters[at] ?? '') ? skipBlanks(letters, at + 1) : at)

const erase = (state: ReviewState): ReviewState => {
  const letters = Array.from(textOf(state))
  const at = Math.min(state.cursor, letters.length)
  return at === 0 ? state : { ...state, typed: [...letters.slice(0, at - 1), ...letters.slice(at)].join(''), cursor: at - 1 }
}

const undo = (state: ReviewState): ReviewState => {
  const last = state.done.at(-1)
  if (last === undefined) return state
  const at = state.items.findIndex((item) => last.some((ruling) => keyOf(ruling) === keyOf(item)))
  return moveTo({ ...state, done: state.done.slice(0, -1), offer: null }, at < 0 ? state.at : at)
}

const unreadable = (state: ReviewState): ReviewState => {
  const item = state.items[state.at]
  return item === undefined ? state : ruled(state, item, { kind: 'correct', typed: null }, null)
}

/** The other reader was right: its text, where it is one value, in one key. */
const takeSecond = (state: ReviewState): ReviewState => {
  const item = state.items[state.at]
  return item?.second === undefined ? state : { ...state, typed: item.second.trim(), cursor: Array.from(item.second.trim()).length }
}

const onOfferKey = (state: ReviewState, key: string): ReviewState => {
  const { offer } = state
  if (offer === null) return state
  if (!acceptKeys.has(key)) return key === 'Escape' ? { ...state, offer: null } : onReviewKey({ ...state, offer: null }, key)
  const same = offer.observations.map((observation): RuledItem => ({ observation, field: offer.field, ruling: { kind: 'correct', typed: offer.typed } }))
  const next = { ...state, done: [...state.done, same], offer: null }
  const settled = new Set(next.done.flat().map(keyOf))
  const here = next.items[next.at]
  return here !== undefined && settled.has(keyOf(here)) ? moveTo(next, nextOpen(next, here)) : next
}

const acceptKeys: ReadonlySet<string> = new Set(['Enter', ' '])
const cursorBy = (by: number) => (state: ReviewState): ReviewState => ({ ...state, cursor: Math.max(0, Math.min(Array.from(textOf(state)).length, state.cursor + by)) })

const commands: Readonly<Record<string, (state: ReviewState) => ReviewState>> = {
  Enter: accept,
  ' ': accept,
  ArrowDown: step(1),
  ArrowUp: step(-1),
  ArrowLeft: cursorBy(-1),
  ArrowRight: cursorBy(1),
  Backspace: erase,
  Delete: unreadable,
  Tab: takeSecond,
  Escape: (state) => ({ ...state, typed: null, cursor: firstDoubt(state.items[state.at]), showsKeys: false }),
  u: undo,
  U: undo,
  z: undo,
  '?': (state) => ({ ...state, showsKeys: !state.showsKeys }),
  p: (state) => ({ ...state, showsPicture: !state.showsPicture }),
}
