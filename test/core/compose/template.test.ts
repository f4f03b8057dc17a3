import { describe, expect, it } from 'vitest'
import { expand } from '../../../src/core/compose/template/expand.ts'
import { parseTemplate } from '../../../src/core/compose/template/parse-template.ts'
import { lawAppendix, toBlocks } from '../../../src/core/compose/template/to-blocks.ts'
import type { Item, Values } from '../../../src/core/compose/template/values.ts'
import { runsOf } from '../../../src/core/compose/unproven-facts.ts'
import type { Block } from '../../../src/core/model/document.ts'
import { packetReference } from '../../support/packet-reference.ts'

const front = `---
id: x
title: 样
reviewStatus: 未经律师审定
fields:
  - {name: "a.b", meaning: "甲", required: always, source: filing}
  - {name: "rows.items[].no", meaning: "序号", required: always, source: filing}
  - {name: "rows.items[].word", meaning: "词", required: always, source: filing}
switches:
  - {name: "on.one", meaning: "一", source: filing}
  - {name: "on.two", meaning: "二", source: filing}
stated:
  - {name: "stated.said", sentence: "说过。"}
proofs:
  - {name: "a.b", meaning: "甲的证据"}
  - {name: "rows.items[]", meaning: "行的证据"}
---
`
const notes = '\n<!-- drafting-notes -->\n秘密'
const value = (text: string): [{ text: string; fact: { kind: 'packet' } }] => [{ text, fact: { kind: 'packet' } }]
const row = (word: string, cites: Item['cites'] = [{ exhibit: 1 }]): Item => ({ fields: { no: value('9'), word: value(word) }, cites })
const values = (more: Partial<Values> = {}): Values => ({ slots: new Map([['a.b', value('值')]]), switches: new Set(), lists: new Map(), proofs: new Map([['a.b', [{ exhibit: 3 }]]]), ...more })
const quote = (id: string) => ({ id, name: `《${id.split('-')[0] ?? ''}法》第${id.split('-')[1] ?? ''}条`, text: `${id}全文` })

const fill = (body: string, v: Values = values()): { readonly blocks: readonly Block[]; readonly missing: readonly { readonly slot: string }[] } => {
  const template = parseTemplate(front + body + notes)
  if (!template.ok) throw new Error(template.error.code)
  const { pieces, missing } = expand(template.value.nodes, v, (slot) => `“${slot}”`)
  const blocks = toBlocks(pieces, quote)
  return { blocks: [...blocks, ...lawAppendix(pieces, blocks, quote)], missing }
}
const words = (blocks: readonly Block[]): readonly string[] => blocks.map((b) => ('text' in b && b.kind !== 'quotation' ? `${b.kind}:${b.text}` : `${b.kind}:${runsOf(b).map((r) => r.text + (r.cites === undefined ? '' : '（证）')).join('')}`))

describe('a template', () => {
  it('prints a list renumbered after parts that were not chosen', () => {
    const body = '# 题\n\n{{#if on.one}}\n1. 甲；\n{{/if}}\n{{#if on.two}}\n1. 乙；\n{{/if}}\n1. 丙。\n'
    const { blocks } = fill(body, values({ switches: new Set(['on.two']) }))
    expect(blocks).toEqual([
      { kind: 'title', text: '题' },
      { kind: 'numbered', number: 1, runs: [{ text: '乙；' }] },
      { kind: 'numbered', number: 2, runs: [{ text: '丙。' }] },
    ])
  })

  it('renumbers its parts 一二三 and drops a heading with nothing below it', () => {
    const { blocks } = fill('## 一、甲\n\n文\n\n## 二、乙\n\n{{#if on.one}}没有{{/if}}\n\n## 三、丙\n\n文\n')
    expect(words(blocks)).toEqual(['heading:一、甲', 'paragraph:文', 'heading:二、丙', 'paragraph:文'])
  })

  it('keeps optional rows inside their table', () => {
    const { blocks } = fill('| 项 | 值 |\n|---|---|\n| 一 | {{a.b}} |\n{{#if on.one}}\n| 二 | 有 |\n{{/if}}\n| 三 | {{proof a.b}} |\n')
    expect(blocks).toHaveLength(1)
    expect(blocks[0]?.kind === 'table' ? blocks[0].rows.map((r) => r.cells[0]?.runs[0]?.text) : []).toEqual(['一', '三'])
  })

  it('a vertical bar inside a value does not make another cell', () => {
    const { blocks } = fill('| 项 | 值 |\n|---|---|\n{{#each rows.items}}\n| {{item.no}} | {{item.word}} |\n{{/each}}\n', values({ lists: new Map([['rows.items', [row('甲|乙\n丙')]]]) }))
    expect(blocks[0]?.kind === 'table' ? blocks[0].rows[0]?.cells.map((c) => c.runs[0]?.text) : []).toEqual(['9', '甲|乙\n丙'])
  })

  it('nests optional parts', () => {
    const body = '{{#if on.one}}甲{{#if on.two}}乙{{/if}}丙{{/if}}\n'
    expect(words(fill(body, values({ switches: new Set(['on.one']) })).blocks)).toEqual(['paragraph:甲丙'])
    expect(words(fill(body, values({ switches: new Set(['on.two']) })).blocks)).toEqual([])
  })

  it('quotes a provision that stands alone and lists in the annex those named in a sentence', () => {
    const { blocks } = fill('依照{{law AA-1}}、{{law AA-2}}。\n\n{{law BB-3}}\n')
    expect(words(blocks).slice(0, 1)).toEqual(['paragraph:依照《AA法》第1条、第2条。'])
    expect(blocks.flatMap((b) => (b.kind === 'quotation' ? [b.provision] : []))).toEqual(['BB-3', 'AA-1', 'AA-2'])
  })

  it('never prints its drafting notes', () => expect(JSON.stringify(fill('文{{a.b}}\n').blocks)).not.toContain('秘密'))

  it('a value that is not known is 〔待补〕 and is reported', () => {
    const { blocks, missing } = fill('值：{{a.b}}{{proof a.b}}\n', values({ slots: new Map() }))
    expect(words(blocks)[0]).toContain('〔待补：“a.b”〕')
    expect(missing).toEqual([{ slot: 'a.b', kind: 'slot' }])
  })

  it('不详 needs no exhibit', () => {
    const { blocks, missing } = fill('值：{{a.b}}{{proof a.b}}。\n', values({ slots: new Map([['a.b', [{ text: '不详', fact: { kind: 'nothing' } }]]]), proofs: new Map() }))
    expect(words(blocks)).toEqual(['paragraph:值：不详。'])
    expect(missing).toEqual([])
  })

  it('a ticked sentence with nothing listed under it is a gap', () => {
    const { missing } = fill('{{#if stated.said}}\n{{#each rows.items}}\n- {{item.word}}{{proof item}}；\n{{/each}}\n{{/if}}\n', values({ switches: new Set(['stated.said']) }))
    expect(missing.map((m) => m.slot)).toEqual(['rows.items'])
  })

  it.each([
    ['{{c.d}}', 'undeclared'],
    ['{{#if c.d}}x{{/if}}', 'undeclared'],
    ['{{proof c.d}}', 'undeclared'],
    ['{{#if on.one}}x', 'unclosed'],
    ['{{#each rows.items}}{{#each rows.items}}x{{/each}}{{/each}}', 'nested-each'],
    ['{{#unless on.one}}x{{/unless}}', 'unknown-tag'],
  ])('%s is refused: %s', (body, code) => {
    const template = parseTemplate(front + body + notes)
    expect(template.ok ? 'accepted' : template.error.code).toBe(code)
  })

  it('every template of the house is read, and every slot in it is declared', () => {
    const { templates } = packetReference()
    expect(templates.size).toBe(25)
    for (const [id, text] of templates) expect([id, parseTemplate(text).ok]).toEqual([id, true])
  })
})
