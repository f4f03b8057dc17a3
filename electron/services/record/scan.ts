import { createReadStream } from 'node:fs'
import { hashOf, envelopeOf, type Envelope } from './line.ts'

export type ScannedLine = {
  /** 1-based. */
  readonly number: number
  readonly offset: number
  readonly bytes: Buffer
  readonly hash: string
  /** false: the file ends before the LF. */
  readonly isEnded: boolean
  readonly envelope: Envelope | undefined
}

/** Every line of the file in order, a megabyte of it in memory at a time. */
export const scanLines = async function* (file: string, from = { offset: 0, number: 1 }): AsyncGenerator<ScannedLine> {
  let { offset, number } = from
  let rest: Buffer[] = []
  const lineOf = (bytes: Buffer, isEnded: boolean): ScannedLine => {
    const line = { number, offset, bytes, hash: hashOf(bytes), isEnded, envelope: number === 1 ? undefined : envelopeOf(bytes) }
    number += 1
    offset += bytes.length + 1
    return line
  }
  for await (const chunk of createReadStream(file, { start: offset, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      rest.push(chunk.subarray(start, end))
      yield lineOf(rest.length === 1 ? (rest[0] ?? Buffer.alloc(0)) : Buffer.concat(rest), true)
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  const last = Buffer.concat(rest)
  if (last.length > 0) yield lineOf(last, false)
}
