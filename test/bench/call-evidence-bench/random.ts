/** A small seeded generator of its own (splitmix32): the bench shares no randomness with anything else. */
export type Random = {
  readonly unit: () => number
  /** Whole number, both ends included. */
  readonly int: (from: number, to: number) => number
  readonly real: (from: number, to: number) => number
  readonly chance: (probability: number) => boolean
  readonly normal: (sigma: number) => number
  readonly pick: <T>(items: readonly T[]) => T
}

export const randomOf = (seed: number): Random => {
  let state = (seed * 0x9e3779b9) | 0
  const unit = (): number => {
    state = (state + 0x9e3779b9) | 0
    let t = state ^ (state >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return ((t ^ (t >>> 15)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1))
  return {
    unit,
    int,
    real: (from, to) => from + unit() * (to - from),
    chance: (probability) => unit() < probability,
    normal: (sigma) => sigma * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    pick: (items) => items[int(0, items.length - 1)]!,
  }
}
