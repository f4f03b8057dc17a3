import { toGroundId } from '../../model/ids.ts'
import { lacking } from '../ground-parts.ts'
import type { CaseFile, Dated, Dossier, Heard } from '../case-file.ts'
import type { Ground, Showing } from '../ground.ts'
import { byWords, heardBy, proofOfWords } from '../ground-parts.ts'
import { textOf } from '../message-text.ts'
import { longDate } from '../words.ts'

/** Did a quote link or poster leave out company, name or licence number? A plain call is outside ONLINE-*: there must be a link, a mini-program, a page. */
export const unsignedLink: Ground = {
  id: toGroundId('RF24'),
  aspects: ['said'],
  per: 'incidents',
  test: (dossier, file) => [...inMessages(dossier, file), ...asRecorded(dossier)],
}

const inMessages = (dossier: Dossier, file: CaseFile): readonly Showing[] => {
  const rows = heardBy(dossier, file).filter(({ incident, heard }) => incident.kind === 'message' && leftOut(heard) !== '' && hasLink(incident, file))
  return byWords(rows, (row) => leftOut(row.heard)).map(({ words, rows: of, incidents, dates }) => ({ shownBy: incidents, proofs: proofOfWords(of), values: { date: dates(), kind: '含链接的信息', missingItems: words } }))
}

const leftOut = ({ said }: Heard): string => [...(said.gaveFullCompanyName === false ? ['机构全称'] : []), ...(said.gaveName === false ? ['姓名'] : []), ...(said.gaveLicence === false ? ['执业证编号'] : [])].join('、')

const hasLink = (incident: Dated, file: CaseFile): boolean => /https?:\/\/|[a-z0-9-]+\.(?:cn|com|net|top|vip|link)(?:\/|\b)|小程序|公众号|朋友圈/i.test(textOf(incident, file)?.value ?? '')

/** A poster or mini-program captured by the user: event `link`, fields `kind` and `missing`. */
const asRecorded = (dossier: Dossier): readonly Showing[] =>
  dossier.events
    .filter((event) => event.kind === 'link')
    .map((event) => {
      const [kind, missing] = [event.fields?.['kind'], event.fields?.['missing']]
      const values = { date: longDate(event.on), kind: kind ?? '链接', ...(missing === undefined ? {} : { missingItems: missing }) }
      return lacking({ shownBy: [], proofs: event.proofs, on: event.on, values }, [...(missing === undefined ? (['words'] as const) : []), ...(event.proofs.length === 0 ? (['captured-page'] as const) : [])])
    })
