import { expect, test } from 'vitest'
import { elementBoards } from '../../../src/core/assess/elements/element-boards.ts'
import { deadlines } from '../../../src/core/assess/deadlines/deadlines.ts'
import { toIcs } from '../../../src/core/assess/deadlines/to-ics.ts'
import { moveOf } from '../../../src/app/event-forms.ts'
import { call, day, decide, event, insurer, matter, message, stated } from '../../support/assess.ts'

type Component = { readonly name: string; readonly lines: readonly { readonly name: string; readonly params: string; readonly value: string }[]; readonly inside: readonly Component[] }

/** RFC 5545 §3.1: lines end with CRLF and hold at most 75 octets, none cut inside a character; a line that begins with a space goes on. */
const unfold = (text: string): readonly string[] => {
  const whole = text.slice(0, -2)
  if (!text.endsWith('\r\n') || /[\r\n\uFFFD]/.test(whole.replaceAll('\r\n', ''))) throw new Error('lines end with CRLF')
  const long = whole.split('\r\n').find((line) => Buffer.byteLength(line) > 75)
  if (long !== undefined) throw new Error(`too long: ${long}`)
  return whole.replaceAll('\r\n ', '').split('\r\n')
}

type Open = { readonly name: string; readonly lines: Component['lines'][number][]; readonly inside: Component[] }

/** name *(;param) : value, BEGIN … END nested. Throws where the file is none. */
const parseCalendar = (bytes: Buffer): Component => {
  const stack: Open[] = [{ name: '', lines: [], inside: [] }]
  for (const line of unfold(bytes.toString('utf8'))) {
    const parts = /^(?<name>[A-Z-]+)(?<params>(?:;[A-Z-]+=[^:;]+)*):(?<value>.*)$/.exec(line)?.groups as { readonly name: string; readonly params: string; readonly value: string } | undefined
    if (parts === undefined) throw new Error(line)
    take(stack, { ...parts, value: parts.value.replaceAll(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c)) })
  }
  const root = stack[0]?.inside[0]
  if (root === undefined || stack.length !== 1) throw new Error('not closed')
  return root
}

const take = (stack: Open[], line: Component['lines'][number]): void => {
  if (line.name === 'BEGIN') stack.push({ name: line.value, lines: [], inside: [] })
  if (line.name === 'END') {
    const done = stack.pop()
    if (done?.name !== line.value) throw new Error(`END:${line.value}`)
    stack.at(-1)?.inside.push(done)
  }
  if (line.name !== 'BEGIN' && line.name !== 'END') stack.at(-1)?.lines.push(line)
}

const customer = stated('stated.isCurrentCustomer')
const clocks = () => deadlines(matter([call('2026-10-09 10:00')], [], { decisions: decide(customer, event('complaint.receivedAt', '2026-11-12'), event('judgment.servedAt', '2026-11-20'), event('nfraApplication.receivedAt', '2026-09-15', { authority: '某监管局' })), asOf: day('2026-11-25') }))
const of = (component: Component, name: string): string => component.lines.find((l) => l.name === name)?.value ?? ''

test('a parser of RFC 5545 reads the file: whole days, what was written with commas, semicolons, backslashes and line ends comes back', () => {
  const summary = '上诉；期限, 十五日; C:\\卷宗\n第二行'
  const calendar = parseCalendar(Buffer.from(toIcs(clocks(), () => ({ summary, description: '说明'.repeat(60) })), 'utf8'))
  const events = calendar.inside.filter((c) => c.name === 'VEVENT')
  expect([calendar.name, of(calendar, 'VERSION'), events.length]).toEqual(['VCALENDAR', '2.0', clocks().filter((d) => d.state !== 'done').length])
  for (const e of events) {
    expect(of(e, 'SUMMARY')).toBe(summary)
    expect(of(e, 'DESCRIPTION')).toBe('说明'.repeat(60))
    expect(of(e, 'DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/)
    for (const name of ['DTSTART', 'DTEND']) expect(e.lines.find((l) => l.name === name)).toMatchObject({ params: ';VALUE=DATE', value: expect.stringMatching(/^\d{8}$/) as unknown })
    expect(of(e, 'DTEND') > of(e, 'DTSTART')).toBe(true)
  }
  expect(new Set(events.map((e) => of(e, 'UID'))).size).toBe(events.length)
})

test('a clock keeps its UID when it is extended: the calendar moves the entry and adds none', () => {
  const bodies = [customer, event('complaint.receivedAt', '2026-11-12')]
  const before = decide(...bodies)
  const uidsOf = (decisions: typeof before) => parseCalendar(Buffer.from(toIcs(deadlines(matter([], [], { decisions, asOf: day('2026-11-25') })), (d) => ({ summary: d.id, description: '' })))).inside.map((e) => `${of(e, 'UID')} ${of(e, 'DTSTART')}`)
  const [, received] = before
  const extended = [...before, ...decide(moveOf('deadline.extended', { clock: 'insurer-decision', startedBy: received?.id ?? '', party: insurer }, { on: day('2026-11-20'), words: '' }))]
  const [was, is] = [uidsOf(before), uidsOf(extended)]
  expect(was.map((u) => u.split(' ')[0])).toEqual(is.map((u) => u.split(' ')[0]))
  expect([was[0]?.split(' ')[1], is[0]?.split(' ')[1]]).toEqual(['20261127', '20261212'])
})

test('what is said of one of two complaints moves that one alone', () => {
  const decisions = decide(customer, event('complaint.receivedAt', '2026-11-12'), event('complaint.receivedAt', '2026-11-13'))
  const move = decide(moveOf('deadline.done', { clock: 'insurer-decision', startedBy: decisions[2]?.id ?? '', party: insurer }, { on: day('2026-11-20'), words: '' }))
  const found = deadlines(matter([], [], { decisions: [...decisions, ...move], asOf: day('2026-11-25') })).filter((d) => d.id === 'insurer-decision')
  expect(found.map((d) => [d.startedOn, d.state])).toEqual([['2026-11-12', 'due-soon'], ['2026-11-13', 'done']])
})

test('a limit of the court set anew takes the place of the one before', () => {
  const found = deadlines(matter([], [event('evidence.limit', '2026-12-01'), event('evidence.limit', '2026-12-20')])).filter((d) => d.id === 'court-evidence')
  expect(found.map((d) => d.due.to)).toEqual(['2026-12-20'])
})

test('the month of records that were fetched is done, the others wait', () => {
  const fetched = moveOf('deadline.done', { clock: 'call-logs', month: '2026-10' }, { on: day('2026-11-20'), words: '' })
  const found = deadlines(matter([call('2026-10-09 10:00'), call('2026-11-09 10:00')], [fetched])).filter((d) => d.id === 'call-logs')
  expect(found.map((d) => [d.key, d.state])).toEqual([['call-logs:2026-10', 'done'], ['call-logs:2026-11', 'running']])
})

test('an expiry is told only for messages the rule covers: before 2026-05-01 nobody had to keep them', () => {
  const expiry = (at: string) => elementBoards(matter([message(at, { strengths: { rang: 2, said: 2, whose: 2 } })], [], { asOf: day('2026-06-01') }))[0]?.elements.flatMap((e) => e.next).find((n) => n.what === '短信原文')?.expires
  expect([expiry('2026-04-30 10:00'), expiry('2026-05-01 10:00')]).toMatchObject([undefined, { from: '2026-11-01', to: '2026-11-01', isOver: false }])
})
