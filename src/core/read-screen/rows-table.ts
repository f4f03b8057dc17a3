import { beijingDateOf, formatInstant } from '../kernel/instant.ts'
import type { Confidence } from '../kernel/reading.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { When } from '../kernel/when.ts'
import type { Direction, Observation, ReadingField } from '../model/observation.ts'
import type { RowCell, RowsTable } from '../model/rows-table.ts'

type Column = { readonly heading: string; readonly cell: (observation: Observation, at: number, fileName: string) => RowCell }

const directionWords: Readonly<Record<Direction, string>> = { incoming: '呼入', outgoing: '呼出', missed: '未接', rejected: '拒接', blocked: '拦截', forwarded: '呼转', voicemail: '语音信箱', unknown: '不详' }
const confidenceWords: Readonly<Record<Confidence, string>> = { certain: '确定', likely: '基本确定', doubtful: '待核对' }

/** The raw text of a field, as read. */
const rawCell = (field: ReadingField) => (observation: Observation): RowCell => {
  const reading = observation[field]
  return reading === undefined ? { text: '' } : { text: reading.raw, confidence: reading.confidence }
}
const numberCell = (field: 'durationSeconds' | 'ringSeconds' | 'labelCount') => (observation: Observation): RowCell => {
  const reading = observation[field]
  return reading === undefined ? { text: '' } : { text: String(reading.value), number: reading.value, confidence: reading.confidence }
}

const columns: readonly Column[] = [
  { heading: '序号', cell: (_observation, at) => ({ text: String(at + 1), number: at + 1 }) },
  { heading: '来源文件', cell: (_observation, _at, fileName) => ({ text: fileName }) },
  { heading: '图中第几行', cell: ({ place }) => (place.row === undefined ? { text: '' } : { text: String(place.row), number: place.row }) },
  { heading: '号码', cell: rawCell('otherNumber') },
  { heading: '时间（图中原文）', cell: rawCell('startedAt') },
  { heading: '时间（北京时间）', cell: ({ startedAt }) => (startedAt === undefined ? { text: '' } : { text: whenText(startedAt.value), confidence: startedAt.confidence }) },
  { heading: '方向', cell: ({ direction }) => (direction === undefined ? { text: '' } : { text: directionWords[direction.value], confidence: direction.confidence }) },
  { heading: '通话秒数', cell: numberCell('durationSeconds') },
  { heading: '响铃秒数', cell: numberCell('ringSeconds') },
  { heading: '名称', cell: rawCell('otherName') },
  { heading: '标记', cell: rawCell('otherLabel') },
  { heading: '标记人数', cell: numberCell('labelCount') },
  { heading: '号段登记地', cell: rawCell('location') },
  { heading: '运营商', cell: rawCell('carrier') },
  { heading: '次数', cell: ({ count }) => ({ text: String(count ?? 1), number: count ?? 1 }) },
  { heading: '内容', cell: rawCell('text') },
  { heading: '读取情况', cell: (observation) => ({ text: confidenceWords[weakestOf(observation)] }) },
  { heading: '原件 SHA-256', cell: ({ source }) => ({ text: source }) },
]

/** What was read from pictures, row by row, in the order given. Working paper: not an exhibit. */
export const rowsTableOf = (observations: readonly Observation[], fileNameOf: (source: Sha256) => string): RowsTable => ({
  headings: columns.map(({ heading }) => heading),
  rows: observations.map((observation, at) => ({
    source: observation.source,
    ...(observation.place.box === undefined ? {} : { box: observation.place.box }),
    cells: columns.map(({ cell }) => cell(observation, at, fileNameOf(observation.source))),
  })),
})

/** An interval is told as one: nothing finer than the picture says. */
const whenText = (when: When): string => {
  const text = (at: When['from']): string => formatInstant(at).slice(0, 16).replace('T', ' ')
  switch (when.precision) {
    case 'second': return formatInstant(when.from).slice(0, 19).replace('T', ' ')
    case 'minute': return text(when.from)
    case 'day': return beijingDateOf(when.from)
    case 'interval': return `${text(when.from)} 至 ${text(when.to)}`
  }
}

const weights: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, doubtful: 2 }
/** Of number, time and durations: a doubtful place name does not make a row doubtful. */
const weakestOf = (observation: Observation): Confidence =>
  ([observation.otherNumber, observation.startedAt, observation.durationSeconds, observation.ringSeconds] as const).reduce<Confidence>((weakest, reading) => (reading !== undefined && weights[reading.confidence] > weights[weakest] ? reading.confidence : weakest), 'certain')
