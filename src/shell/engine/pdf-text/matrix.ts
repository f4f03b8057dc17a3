export type Matrix = readonly [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First `by`, then `outer`. */
export const multiply = (outer: Matrix, by: Matrix): Matrix => [
  outer[0] * by[0] + outer[2] * by[1],
  outer[1] * by[0] + outer[3] * by[1],
  outer[0] * by[2] + outer[2] * by[3],
  outer[1] * by[2] + outer[3] * by[3],
  outer[0] * by[4] + outer[2] * by[5] + outer[4],
  outer[1] * by[4] + outer[3] * by[5] + outer[5],
]

export const apply = (m: Matrix, x: number, y: number): readonly [x: number, y: number] => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]
