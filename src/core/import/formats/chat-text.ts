import { parseTimeText, toWhen, type DateText, type TimeText } from '../../kernel/time-text.ts'
import type { When } from '../../kernel/when.ts'
import type { Reading } from '../../kernel/reading.ts'
import type { Direction, ObservationDraft } from '../../model/observation.ts'
import type { FileHead, Format, ReadContext, ReadEnd, RecordReader } from '../format.ts'
import { isPossible, nameReading, present, reading } from '../readings.ts'
import { findHeader } from '../table-shape.ts'
import { zoneOf } from '../text-zone.ts'

/*
 * A chat as text, pasted by the owner or exported: WeChat's “send by mail” (a day line, then 张三  15:37), QQ's message export and MemoTrace (2026-03-02
 * 13:14:40 张三), what the WeChat and QQ computer programs copy (张三 2026/3/2 13:14:40). Shapes as users show them in public; no real file was
 * available. Who of the speakers is the owner is asked, unless one is called 我.
 */
export const chatText: Format = {
  id: 'chat-text',
  version: 1,
  wants: 'line',
  recognise: (head) => (isChat(head) ? { certainty: 'exact' } : null),
  open: (context): RecordReader => {
    const messages: Message[] = []
    let day: DateText | undefined
    return {
      take: (record) => {
        if (record.kind !== 'line') return { drafts: [], issues: [] }
        const dated = dayOf(record.text)
        const head = dated === undefined ? speakerOf(record.text, day !== undefined) : undefined
        const last = messages.at(-1)
        if (dated !== undefined) day = dated
        else if (head !== undefined) messages.push({ ...head, day, row: record.line, lines: [] })
        else if (last !== undefined) last.lines.push(record.text)
        return { drafts: [], issues: [] }
      },
      end: () => readAll(messages, context),
    }
  },
}

type Speaker = { readonly name: string; readonly raw: string; readonly time: TimeText }
type Message = Speaker & { readonly day: DateText | undefined; readonly row: number; readonly lines: string[] }

const date = '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?'
const clock = '(?:(?:上午|下午|凌晨|早上|中午|晚上) ?)?\\d{1,2}:\\d{2}(?::\\d{2})?'
const nameThenTime = new RegExp(`^(\\S.{0,40}?)\\s+((?:${date}\\s+)?${clock})\\s*$`)
const timeThenName = new RegExp(`^(${date}\\s+${clock})\\s+(\\S.{0,40}?)\\s*$`)
const dayLine = new RegExp(`^[—–\\-=\\s]*(${date})(?:\\s*(?:星期|周)[一二三四五六日天])?[—–\\-=\\s]*$`)

const dayOf = (text: string): DateText | undefined => {
  const time = parseTimeText(dayLine.exec(text)?.[1] ?? '')
  return time?.kind === 'wall' && time.clock === undefined ? time.date : undefined
}

/** A clock alone counts only under a day line: 明天 10:30 is something somebody wrote. */
const speakerOf = (text: string, hasDay: boolean): Speaker | undefined => {
  const late = timeThenName.exec(text)
  const [raw, said] = late === null ? (nameThenTime.exec(text) ?? []).slice(1).toReversed() : late.slice(1)
  if (raw === undefined || said === undefined) return undefined
  const name = said.replace(/[(（<][^)）>]{4,}[)）>]$/, '').replace(/[:：]$/, '').trim()
  const time = parseTimeText(raw)
  if (name === '' || time?.kind !== 'wall' || time.clock === undefined) return undefined
  return time.date === undefined && !hasDay ? undefined : { name, raw, time }
}

/** 通话时间 对方号码 呼叫类型 above lines that begin with a time: a list of calls. */
const isCallList = (lines: readonly string[], { sheets = [] }: FileHead): boolean =>
  sheets.some((sheet) => findHeader(sheet.rows) !== undefined) || lines.some((line) => line.trim().split(/\s+/).length >= 3 && findHeader([{ row: 1, cells: line.trim().split(/\s+/).map((text) => ({ text })) }]) !== undefined)

const isChat = (head: FileHead): boolean => {
  const { text, container } = head
  if (container !== 'text' && container !== 'csv') return false
  const lines = (text ?? '').split(/\r?\n/).slice(0, 200)
  if (isCallList(lines, head)) return false
  const hasDay = lines.some((line) => dayOf(line) !== undefined)
  const heads = lines.filter((line) => speakerOf(line, hasDay) !== undefined).length
  return heads >= 2 || (heads === 1 && speakerOf(lines.find((line) => line.trim() !== '') ?? '', false) !== undefined)
}

const readAll = (messages: readonly Message[], context: ReadContext): ReadEnd => {
  const names = [...new Set(messages.map((m) => m.name))]
  const end = { complete: true, log: { kind: 'chat' as const } }
  const self = context.answers['chatSelf'] ?? names.find((name) => /^(?:我|me|自己)$/i.test(name))
  if (self === undefined && messages.length > 0) return { drafts: [], issues: [], ...end, questions: [{ id: 'chatSelf', kind: 'choice', choices: [...names.slice(0, 20), nobody], params: { count: names.length } }] }
  const others = names.filter((name) => name !== self)
  return { drafts: messages.map((m) => toDraft(m, self ?? nobody, others, context)), issues: [{ code: 'zone-assumed', severity: 'note', params: {} }], ...end }
}

/** Answer: none of the speakers is the owner. */
const nobody = 'nobody'

const toDraft = (message: Message, self: string, others: readonly string[], context: ReadContext): ObservationDraft => {
  const isOwn = message.name === self
  const partner = isOwn ? (others.length === 1 ? others[0] : undefined) : message.name
  const text = message.lines.join('\n').trim()
  return {
    place: { row: message.row },
    kind: 'chat',
    ...present({
      otherName: nameReading(partner),
      startedAt: timeOf(message, context),
      direction: reading<Direction>(isOwn ? 'outgoing' : 'incoming', message.name),
      text: text === '' ? undefined : reading(text, text),
    }),
  }
}

const timeOf = ({ time, day, raw }: Message, { answers, now }: ReadContext): Reading<When> | undefined => {
  const whole: TimeText = time.kind === 'wall' && time.date === undefined && day !== undefined ? { ...time, date: day } : time
  const when = toWhen(whole, zoneOf(answers))
  return when.ok && isPossible(when.value.from, now) ? reading(when.value, raw) : undefined
}
