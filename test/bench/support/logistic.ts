/** Logistic regression by gradient ascent with a small ridge: few weights, deterministic, no library. */
export const fitLogistic = (rows: readonly (readonly number[])[], outcomes: readonly number[]): readonly number[] => {
  const size = rows[0]?.length ?? 0
  let weights: readonly number[] = Array.from({ length: size }, () => 0)
  for (let round = 0; round < 6_000; round += 1) {
    const gradient = Array.from({ length: size }, (_, k) => -0.5 * weights[k]! / rows.length)
    rows.forEach((row, i) => {
      const miss = (outcomes[i]! - chance(weights, row)) / rows.length
      row.forEach((value, k) => (gradient[k]! += miss * value))
    })
    weights = weights.map((weight, k) => weight + 0.5 * gradient[k]!)
  }
  return weights
}

const chance = (weights: readonly number[], row: readonly number[]): number => 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + value * weights[k]!, 0)))
