import type { FileElement, FileRecord } from '../../../core/import/format.ts'
import type { Issue } from '../../../core/kernel/issue.ts'
import type { Encoding } from './encoding.ts'
import { xmlScanner, type XmlDamage } from './xml-scanner.ts'

type Growing = { name: string; attributes: Readonly<Record<string, string>>; text: string; children: FileElement[] }

export type ElementStream = { readonly write: (chunk: Buffer) => FileRecord[]; readonly end: () => FileRecord[]; readonly root: () => XmlRoot | undefined }
export type XmlRoot = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly string[] }

/** Whole children of the root, one record each, with everything below them. A child that never ends is damage, not a record. */
// eslint-disable-next-line max-lines-per-function -- one state, seen by every event of the scanner.
export const elementStream = (encoding: Encoding): ElementStream => {
  let records: FileRecord[] = []
  let root: { name: string; attributes: Readonly<Record<string, string>>; children: string[] } | undefined
  let rootOpen = false
  let ordinal = 0
  const open: Growing[] = []
  const damages = new Map<XmlDamage, number>()
  const damage = (code: string, params: Issue['params'] = {}, severity: Issue['severity'] = 'warn'): void => void records.push({ kind: 'damage', issue: { code, severity, ...(severity === 'note' ? {} : { place: { row: ordinal + 1 } }), params } })
  const finish = (): void => {
    const done = open.pop()
    if (done === undefined) return
    const parent = open.at(-1)
    if (parent !== undefined) parent.children.push(done)
    else records.push({ kind: 'element', ordinal: ++ordinal, name: done.name, attributes: done.attributes, text: done.text, children: done.children })
  }
  const begin = (name: string, attributes: Readonly<Record<string, string>>, selfClosing: boolean): void => {
    if (!rootOpen) {
      rootOpen = !selfClosing
      if (root !== undefined) damage('xml-second-root', { name })
      root ??= { name, attributes, children: [] }
      return
    }
    // The root's own name inside it: another file was appended before this one ended.
    if (name === root?.name) {
      if (open.length > 0) damage('record-cut')
      open.length = 0
      damage('xml-second-root', { name })
      return
    }
    const first = open[0]
    // A record inside a record of the same name: the outer one lost its end.
    if (first?.name === name) {
      open.length = 0
      damage('record-cut')
    }
    if (open.length === 0 && root !== undefined && root.children.length < 50) root.children.push(name)
    open.push({ name, attributes, text: '', children: [] })
    if (selfClosing) finish()
  }
  const endOf = (name: string): void => {
    if (open.at(-1)?.name === name) finish()
    else if (open.some((o) => o.name === name)) {
      // Inner elements without an end are closed with the outer one.
      while (open.at(-1)?.name !== name) finish()
      finish()
    } else if (name === root?.name) {
      if (open.length > 0) damage('record-cut')
      open.length = 0
      rootOpen = false
    }
  }
  const scanner = xmlScanner(
    {
      open: begin,
      close: endOf,
      text: (text) => {
        const top = open.at(-1)
        if (top !== undefined) top.text += text
      },
      damage: (kind) => {
        damages.set(kind, (damages.get(kind) ?? 0) + 1)
        if (kind !== 'tag-cut') return
        open.length = 0
        damage('record-cut')
      },
    },
    encoding,
  )
  const take = (): FileRecord[] => {
    const done = records
    records = []
    return done
  }
  return {
    root: () => root,
    write: (chunk) => {
      scanner.write(chunk)
      return take()
    },
    end: () => {
      const insideTag = scanner.end()
      if (insideTag || open.length > 0 || rootOpen) damage('file-cut')
      for (const [kind, count] of damages) if (kind !== 'tag-cut') damage(`xml-${kind}`, { count }, kind === 'bad-character' || kind === 'value-damaged' ? 'warn' : 'note')
      if (scanner.valuesSkipped() > 0) records.push({ kind: 'damage', issue: { code: 'attachments-passed-over', severity: 'note', params: { count: scanner.valuesSkipped() } } })
      return take()
    },
  }
}
