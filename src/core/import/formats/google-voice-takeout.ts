import { parseDurationText } from '../../kernel/duration-text.ts'
import { parseInstant, plusMs, secondMs } from '../../kernel/instant.ts'
import type { Place } from '../../kernel/place.ts'
import type { When } from '../../kernel/when.ts'
import type { Direction } from '../../model/observation.ts'
import type { Format, Read, ReadContext } from '../format.ts'
import { messageDraft } from '../message.ts'
import { isPossible, issueAt, nameReading, numberReading, present, reading } from '../readings.ts'

/*
 * Google Takeout → Voice: one HTML per call, "<who> - Received|Placed|Missed|Voicemail|Text - 2020-06-12T14_41_25Z.html". abbr.published has the
 * time with its offset, abbr.duration PT2M23S. A withheld caller leaves the name empty. Seen: google-voice-history's test archive.
 */
const labels: Readonly<Record<string, Direction>> = { received: 'incoming', placed: 'outgoing', missed: 'missed', voicemail: 'voicemail', recorded: 'incoming' }

export const googleVoiceTakeout: Format = {
  id: 'google-voice-takeout',
  version: 1,
  wants: 'line',
  recognise: ({ text, container }) => (container === 'html' && /class="(?:haudio|hChatLog)/.test(text ?? '') ? { certainty: 'exact' } : null),
  open: (context) => {
    const html = context.head.text ?? ''
    return {
      take: () => ({ drafts: [], issues: [] }),
      end: () => ({ ...(html.includes('hChatLog') ? readTexts(html, context) : readCall(html, context)), complete: /<\/html>\s*$/i.test(html), log: { kind: 'phone' } }),
    }
  },
}

const place: Place = { row: 1 }

const readCall = (html: string, { now, head }: ReadContext): Read => {
  const stamp = /class="published" title="([^"]+)"/.exec(html)?.[1] ?? ''
  const at = parseInstant(stamp)
  const good = at.ok && isPossible(at.value, now)
  const label = labelOf(html, head.fileName)
  const direction = labels[label.toLowerCase()] ?? 'unknown'
  const lasted = /class="duration" title="(PT[^"]+)"/.exec(html)?.[1] ?? ''
  const duration = parseDurationText(lasted)
  const readings = present({
    otherNumber: numberReading(/href="tel:([^"]*)"/.exec(html)?.[1]),
    otherName: personName(/class="fn">([^<]*)</.exec(html)?.[1]),
    startedAt: good ? reading({ from: at.value, to: plusMs(at.value, secondMs), precision: 'second', zone: 'stated' }, stamp) : undefined,
    direction: reading(direction, label),
    durationSeconds: duration?.kind === 'seconds' ? reading(duration.seconds, lasted) : undefined,
  })
  return { drafts: [{ place, kind: 'call', ...readings }], issues: good ? [] : [issueAt('time-unreadable', place, { raw: stamp })] }
}

/** The tag says it; where it was left out, the file's own name or the heading does. */
const labelOf = (html: string, fileName: string): string => (/rel="tag"[^>]*#(\w+)"/.exec(html) ?? / - (Received|Placed|Missed|Voicemail|Recorded) - \d{4}-/.exec(fileName) ?? /class="fn">\s*(Received|Placed|Missed|Voicemail)\b/i.exec(html))?.[1] ?? ''

const personName = (text: string | undefined): ReturnType<typeof nameReading> => {
  const name = (text ?? '').replace(/^\s*(?:voicemail|(?:placed|received|missed) call)\s+(?:from|to)\s*/i, '').trim()
  return name === '' || /^[+\d\s()-]*$/.test(name) ? undefined : nameReading(name)
}

/** One file is one conversation: one record that counts its messages, timed by the first. The owner is "Me"; the other party is whoever else speaks. */
const readTexts = (html: string, { now }: ReadContext): Read => {
  const blocks = html.split(/<div class="message">/).slice(1)
  const first = blocks[0] ?? ''
  const stamp = /class="dt" title="([^"]+)"/.exec(first)?.[1] ?? ''
  const at = parseInstant(stamp)
  const good = at.ok && isPossible(at.value, now)
  const isMe = (block: string): boolean => />\s*Me\s*</.test(block)
  const other = blocks.find((block) => !isMe(block))
  const message = {
    address: /href="tel:([^"]*)"/.exec(other ?? '')?.[1],
    direction: isMe(first) ? ('outgoing' as const) : ('incoming' as const),
    directionRaw: 'Text',
    body: blocks.map(bodyOf).join('\n'),
    name: personName(/class="fn">([^<]*)</.exec(other ?? '')?.[1])?.raw,
    startedAt: good ? reading<When>({ from: at.value, to: plusMs(at.value, secondMs), precision: 'second', zone: 'stated' }, stamp) : undefined,
  }
  const draft = messageDraft(message, place)
  return { drafts: [blocks.length > 1 ? { ...draft, count: blocks.length } : draft], issues: good ? [] : [issueAt('time-unreadable', place, { raw: stamp })] }
}

const entities: Readonly<Record<string, string>> = { '&#39;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' }

const bodyOf = (block: string): string =>
  (/<q>([\s\S]*?)<\/q>/.exec(block)?.[1] ?? '').replace(/<br\s*\/?>/g, '\n').replace(/<[^>]*>/g, '').replace(/&(?:#39|quot|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
