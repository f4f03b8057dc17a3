import { describe, expect, test } from 'vitest'
import { parseSha256 } from '../../../src/core/kernel/sha256.ts'
import { toObservationId } from '../../../src/core/model/ids.ts'
import type { Observation } from '../../../src/core/model/observation.ts'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import type { Confidence, Reading } from '../../../src/core/kernel/reading.ts'
import type { When } from '../../../src/core/kernel/when.ts'
import { onReviewKey, reviewOf, rulingsOf, type ReviewState } from '../../../src/core/read-screen/review-keys.ts'
import { differingPlaces, reviewQueueOf } from '../../../src/core/read-screen/review.ts'

const sha = parseSha256('a'.repeat(64))
const source = sha.ok ? sha.value : undefined!

const row = (id: number, number: string, confidence: Confidence, more: Partial<Observation> = {}): Observation => ({
  id: toObservationId(`o${String(id)}`), source, kind: 'call', place: { row: id, box: [0, id * 100, 900, id * 100 + 90] },
  otherNumber: { value: { kind: 'unknown', text: number }, raw: number, confidence, method: confidence === 'certain' ? 'two-readers' : 'ocr', box: [10, id * 100, 400, id * 100 + 40] },
  location: { value: '山东济南', raw: '山东济南', confidence: 'certain', method: 'ocr' },
  startedAt: { value: { from: toEpochMs(0), to: toEpochMs(60_000), precision: 'minute', zone: 'assumed' }, raw: '10:15', confidence: 'certain', method: 'two-readers' },
  ...more,
})
const withoutTime = (observation: Observation): Observation => Object.fromEntries(Object.entries(observation).filter(([field]) => field !== 'startedAt')) as Observation
const press = (state: ReviewState, ...keys: readonly string[]): ReviewState => keys.reduce(onReviewKey, state)
const none = (): boolean => false

describe('the review queue', () => {
  test('a doubtful number comes before a doubtful time, and a doubtful place last, whatever row they stand in', () => {
    const place = { value: '北京', raw: '北京', confidence: 'doubtful', method: 'ocr' } as const
    const time: Reading<When> = { value: { from: toEpochMs(0), to: toEpochMs(60_000), precision: 'minute', zone: 'assumed' }, raw: '10:15', confidence: 'doubtful', method: 'ocr' }
    const queue = reviewQueueOf([row(1, '13812345678', 'certain', { location: place, startedAt: time }), row(2, '13912345678', 'doubtful')], none)
    expect(queue.map(({ observation, field }) => `${observation} ${field}`)).toEqual(['o2 otherNumber', 'o1 startedAt', 'o1 location'])
  })

  test('a reading already ruled on is not asked again', () => {
    expect(reviewQueueOf([row(1, '13812345678', 'doubtful')], (id, field) => id === 'o1' && field === 'otherNumber')).toEqual([])
  })

  test('a call whose time could not be read at all is asked for; one that only lacks its day is not', () => {
    const timeless = withoutTime(row(1, '13812345678', 'certain'))
    expect(reviewQueueOf([timeless], none).map(({ field, raw }) => [field, raw])).toEqual([['startedAt', '']])
    expect(reviewQueueOf([{ ...timeless, unread: { 时间: '昨天 18:26' } }], none)).toEqual([])
  })

  test('an item shows its piece of the picture, the other reader and the digits that differ', () => {
    const observation = row(3, '138 1234 5678', 'doubtful')
    const number = { ...observation.otherNumber!, second: '138 1294 5678' }
    const [item] = reviewQueueOf([{ ...observation, otherNumber: number }], none)
    expect(item?.box).toEqual([10, 300, 400, 340])
    expect(item?.second).toBe('138 1294 5678')
    expect(item?.differsAt).toEqual([6])
  })

  test('differing digits are found inside a longer line of the other reader, blanks aside', () => {
    expect(differingPlaces('15512345678', '拒接 155 1234 5978 山东')).toEqual([8])
    expect(differingPlaces('10:15', '10:15')).toEqual([])
    expect(differingPlaces('95518', '')).toEqual([0, 1, 2, 3, 4])
  })
})

describe('the keys of the review screen', () => {
  test('a hundred certain rows take no more than 1.3 keys each, misread ones included', () => {
    const rows = Array.from({ length: 100 }, (_, i) => row(i + 1, `138${String(10_000_000 + i)}`, 'certain'))
    let state = reviewOf(reviewQueueOf(rows, none, 'all'))
    let keys = 0
    // Every tenth is corrected in one digit all the same.
    for (let i = 0; i < 100; i++) {
      const strokes = i % 10 === 9 ? ['ArrowRight', '7', 'Enter'] : ['Enter']
      state = press(state, ...strokes)
      keys += strokes.length
    }
    expect(keys / 100).toBeLessThanOrEqual(1.3)
    expect(rulingsOf(state).filter(({ field }) => field === 'otherNumber')).toHaveLength(100)
    expect(rulingsOf(state).filter(({ ruling }) => ruling.kind === 'correct')).toHaveLength(10)
    expect(state.at).toBe(100)
  })

  test('typing a digit replaces the doubtful one; the blanks of the number stay', () => {
    const observation = row(1, '138 1234 5678', 'doubtful')
    const queue = reviewQueueOf([{ ...observation, otherNumber: { ...observation.otherNumber!, second: '138 1294 5678' } }], none)
    const state = press(reviewOf(queue), '9', 'Enter')
    expect(rulingsOf(state)).toEqual([{ observation: 'o1', field: 'otherNumber', ruling: { kind: 'correct', typed: '138 1294 5678' } }])
  })

  test('a correction is offered to rows that read alike, and one key takes it for all', () => {
    const queue = reviewQueueOf([row(1, '13812345678', 'doubtful'), row(2, '13812345678', 'doubtful'), row(3, '13812345678', 'certain')], none)
    const corrected = press(reviewOf(queue), '2', 'Enter')
    expect(corrected.offer?.observations).toEqual(['o2', 'o3'])
    const taken = press(corrected, 'Enter')
    expect(rulingsOf(taken).map(({ observation, ruling }) => [observation, ruling.kind === 'correct' ? ruling.typed : ''])).toEqual([['o1', '23812345678'], ['o2', '23812345678'], ['o3', '23812345678']])
    expect(taken.at).toBe(2)
    expect(rulingsOf(press(corrected, 'Escape')).map(({ observation }) => observation)).toEqual(['o1'])
  })

  test('undo takes back the last ruling and returns to it', () => {
    const queue = reviewQueueOf([row(1, '13812345678', 'doubtful'), row(2, '13912345678', 'doubtful')], none)
    const state = press(reviewOf(queue), 'Enter', 'Enter', 'u')
    expect(rulingsOf(state).map(({ observation }) => observation)).toEqual(['o1'])
    expect(state.at).toBe(1)
  })

  test('Tab takes the other reading, Delete says it cannot be read, arrows only move', () => {
    const observation = row(1, '13812345678', 'doubtful')
    const queue = reviewQueueOf([{ ...observation, otherNumber: { ...observation.otherNumber!, second: '13812345670' } }, row(2, '13912345678', 'doubtful')], none)
    const state = press(reviewOf(queue), 'ArrowDown', 'ArrowUp', 'Tab', 'Enter', 'Delete')
    expect(rulingsOf(state).map(({ ruling }) => (ruling.kind === 'correct' ? ruling.typed : 'ok'))).toEqual(['13812345670', null])
  })

  test('? shows the keys and leaves the item as it is', () => {
    const state = press(reviewOf(reviewQueueOf([row(1, '13812345678', 'doubtful')], none)), '?')
    expect(state.showsKeys).toBe(true)
    expect(rulingsOf(state)).toEqual([])
  })
})
