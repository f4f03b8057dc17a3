import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import { readFileAsSource } from '../support/read-file.ts'

// Recordings were read by their names alone; a file called 新录音 1.m4a said nothing at all.

const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-audio-'))
const read = async (name: string, bytes: Buffer) => {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  const { run, observations } = await readFileAsSource(file)
  const [o] = observations
  return { codes: run.issues.map((i) => i.code), seconds: o?.durationSeconds?.value, time: o?.startedAt?.value, from: o?.startedAt === undefined ? undefined : formatInstant(o.startedAt.value.from), confidence: o?.startedAt?.confidence }
}
const u32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(n)
  return bytes
}
const box = (name: string, ...inside: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(inside)
  return Buffer.concat([u32(8 + body.length), Buffer.from(name, 'latin1'), body])
}
const macSeconds = (instant: string): number => Date.parse(instant) / 1000 + 2_082_844_800
/** ISO 14496-12 §8.2.2: version and flags, made, changed, time scale, length. */
const m4a = (made: number, seconds: number): Buffer => Buffer.concat([box('ftyp', Buffer.from('M4A isom')), box('mdat', Buffer.alloc(5000)), box('moov', box('mvhd', u32(0), u32(made), u32(made), u32(1000), u32(seconds * 1000), Buffer.alloc(80)))])

test('the length of an m4a recording is read from its headers, wherever they stand', async () => {
  expect(await read('通话录音 13800138000_260302_131340.m4a', m4a(macSeconds('2026-03-02T05:14:42Z'), 62))).toMatchObject({ seconds: 62, from: '2026-03-02T13:13:40+08:00', codes: ['zone-assumed'], confidence: 'likely' })
})

test('a clock that wrote Beijing time as if it were UTC is no contradiction; another day is', async () => {
  expect((await read('13800138000_20260302131340.m4a', m4a(macSeconds('2026-03-02T13:14:42Z'), 62))).codes).toEqual(['zone-assumed'])
  expect((await read('13800138001_20260302131340.m4a', m4a(macSeconds('2026-03-05T05:14:42Z'), 62))).codes).toEqual(['zone-assumed', 'recording-times-differ'])
})

test('without a time in its name, what the file says inside is a hint: an interval, doubtful, and said to be so', async () => {
  const told = await read('新录音 1.m4a', m4a(macSeconds('2026-03-02T05:14:42Z'), 62))
  expect(told).toMatchObject({ seconds: 62, confidence: 'doubtful', codes: ['recording-time-from-inside'], time: { precision: 'interval' }, from: '2026-03-02T13:11:40+08:00' })
})

test('a clock at its beginning of time says nothing', async () => {
  expect(await read('新录音 2.m4a', m4a(0, 62))).toMatchObject({ time: undefined, codes: ['recording-without-time'] })
})

test('AMR, WAV, MP3, AAC and Ogg say how long they are', async () => {
  const amr = Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: 150 }, () => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)]))])
  expect((await read('a.amr', amr)).seconds).toBe(3)
  const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data', 'latin1'), Buffer.from([0x00, 0x7d, 0, 0]), Buffer.alloc(32_000)])
  expect((await read('a.wav', wav)).seconds).toBe(2)
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])
  expect((await read('a.mp3', Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x0a', 'latin1'), Buffer.alloc(10), ...Array.from({ length: 77 }, () => frame)]))).seconds).toBe(2)
  const adts = Buffer.concat([Buffer.from([0xff, 0xf1, 0x60, 0x40, 0x02, 0x00, 0xfc]), Buffer.alloc(9)])
  expect((await read('a.aac', Buffer.concat(Array.from({ length: 31 }, () => adts)))).seconds).toBe(2)
  const opusHead = Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), Buffer.alloc(22), Buffer.from('OpusHead\x01\x01\x38\x01\x80\x3e\0\0', 'latin1')])
  const last = Buffer.concat([Buffer.from('OggS\0\x04', 'latin1'), Buffer.alloc(8), Buffer.alloc(14)])
  last.writeBigUInt64LE(BigInt(48_000 * 5 + 312), 6)
  expect((await read('a.ogg', Buffer.concat([opusHead, Buffer.alloc(200), last]))).seconds).toBe(5)
})

test('headers that lie or break off are no reason to stop', async () => {
  for (const bytes of [Buffer.concat([box('ftyp', Buffer.from('M4A ')), u32(3), Buffer.from('moov')]), Buffer.from('#!AMR\n'), Buffer.from('OggS'), Buffer.from('fLaC'), Buffer.from([0xff, 0xf1, 0, 0, 0, 0, 0, 0])]) {
    expect((await read('13800138000_20260302131340.dat', bytes)).from).toBe('2026-03-02T13:13:40+08:00')
  }
})

// Seen: a phone's whole folder dropped in; every film of the family and every song stood among the recordings.
const hdlr = (kind: string): Buffer => box('trak', box('mdia', box('hdlr', u32(0), u32(0), Buffer.from(kind), Buffer.alloc(12))))
const mp4 = (...tracks: readonly Buffer[]): Buffer => Buffer.concat([box('ftyp', Buffer.from('mp42isom')), box('mdat', Buffer.alloc(500)), box('moov', box('mvhd', u32(0), u32(macSeconds('2026-03-02T05:14:42Z')), u32(0), u32(1000), u32(62_000), Buffer.alloc(80)), ...tracks)])
const refusal = async (name: string, bytes: Buffer) => {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  const { run, observations } = await readFileAsSource(file)
  return [run.reader, observations.length, run.issues.map((i) => i.code).join()]
}

test('a film is no recording of a call, whatever its ending; a sound track alone is', async () => {
  expect(await refusal('VID_20260302_131340.mp4', mp4(hdlr('vide'), hdlr('soun')))).toEqual([null, 0, 'is-video'])
  expect(await refusal('20260302_131340.3gp', mp4(hdlr('soun'), hdlr('vide')))).toEqual([null, 0, 'is-video'])
  expect(await refusal('屏幕录制.webm', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 0, 0, 0]))).toEqual([null, 0, 'is-video'])
  expect((await refusal('13800138000_20260302131340.mp4', mp4(hdlr('soun'))))[0]).toBe('recording')
})

test('a song is no recording of a call; a recorder’s own file is, even if it is tagged like one', async () => {
  const song = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x20', 'latin1'), Buffer.from('TALB\0\0\0\x05\0\0\x03Jay', 'latin1'), Buffer.alloc(40), Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])
  expect(await refusal('七里香.mp3', song)).toEqual([null, 0, 'is-music'])
  expect((await refusal('张三(13800138000)_20260302131340.mp3', song))[0]).toBe('recording')
})
