import { expect, test } from 'vitest'
import { importPage } from '../../src/app/queries/import-report.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { noFacts } from '../../src/core/model/facts.ts'
import { sha } from '../support/calls.ts'
import { viewOf } from '../support/realistic-matter.ts'

// Seen: a whole phone dropped in; of 81 files 73 "要您帮一下": caches, films, songs, what systems leave in folders.
const pageOf = (files: readonly (readonly [name: string, refused: string])[]) => {
  const sources = files.map(([fileName]) => ({ sha256: sha(fileName), fileName, byteLength: 1, receivedAt: toEpochMs(0), custodian: '', origin: 'file' as const }))
  const runs = files.map(([name, code]) => ({ source: sha(name), reader: null, readerVersion: 0, answers: {}, observations: 0, complete: true, issues: [{ code, severity: 'refuse' as const, params: {} }] }))
  return importPage(viewOf({ ...noFacts, sources, runs }), [], undefined)
}
const stateOf = (name: string, code: string): string | undefined => pageOf([[name, code]]).files[0]?.state

test('what nobody need look at is told apart from what needs the owner, and stands last', () => {
  const page = pageOf([['手机/tencent/1.xlog', 'format-unknown'], ['手机/Music/七里香.mp3', 'is-music'], ['手机/DCIM/VID.mp4', 'is-video'], ['手机/备份/加密.zip', 'archive-damaged'], ['手机/.nomedia', 'file-empty'], ['手机/联系人.vcf', 'contacts-only']])
  expect([page.helpCount, page.unusedCount]).toEqual([1, 5])
  expect(page.files[0]?.fileName).toBe('手机/备份/加密.zip')
})

test('a file that may be somebody’s export, or was chosen by itself, still asks for help', () => {
  expect(stateOf('手机/通话.xml', 'format-unknown')).toBe('not-recognised')
  expect(stateOf('手机/空.amr', 'file-empty')).toBe('not-recognised')
  expect(stateOf('通话记录.xyz', 'format-unknown')).toBe('not-recognised')
  expect(stateOf('手机/通话记录.xyz', 'format-unknown')).toBe('unused')
})
