import { expect, test } from 'vitest'
import { screenName } from '../../src/app/batch/screen-file.ts'

// Both were written to a.json, the second over the first.
test('pictures of one name in different formats or folders each keep their own file of rows', () => {
  const taken = new Set<string>()
  expect(['a.jpg', 'a.png', 'b/c.png', 'a.png', 'a.png'].map((name) => screenName(name, taken))).toEqual(['a', 'a.png', 'b/c', 'a.png-2', 'a.png-3'])
})
