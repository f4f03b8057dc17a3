import { toGroundId } from '../../model/ids.ts'
import type { CaseFile, Dated, EventRecord } from '../case-file.ts'
import { byWords, lacking } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'
import { numberClassWords } from '../number-class.ts'
import { longDate, numbersText, shownNumber } from '../words.ts'

/** Is the number shown none of those the company publishes? Somebody looked, on a day, at a place (event `published-check`, field `absent`: the numbers not found). */
export const unpublishedNumber: Ground = {
  id: toGroundId('RF10'),
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    if (dossier.respondent === undefined) return nothingShown
    const checks = checksOf(dossier.events, file)
    const rows: { readonly incident: Dated; readonly kind: string; readonly check: EventRecord | undefined }[] = []
    // A number rings many times: looked at once.
    const seen = new Map<string, { readonly kind: string; readonly check: EventRecord | undefined }>()
    for (const incident of dossier.calls) {
      const { otherNumber: number, identity } = incident
      if (identity === 'published' || identity === 'confirmed' || number === undefined || number.kind === 'unknown') continue
      const known = seen.get(number.text) ?? { kind: numberClassWords[file.input.numberClass(number)], check: checks.get(shownNumber(number)) }
      seen.set(number.text, known)
      rows.push({ incident, ...known })
    }
    const checked = rows.filter((row) => row.check !== undefined)
    return byWords(checked.length > 0 ? checked : rows, (row) => `${row.kind}\u0000${row.check?.decision ?? ''}`).map(({ rows: of, incidents }) => {
      const check = of[0]?.check
      const place = check?.fields?.['place']
      const values = { numbers: numbersText(incidents), numberClass: of[0]?.kind ?? '', count: incidents.length, ...(check === undefined ? {} : { checkedDate: longDate(check.on) }), ...(place === undefined ? {} : { publishedPlace: place }) }
      return lacking({ shownBy: incidents, proofs: check?.proofs ?? [], values }, check === undefined || place === undefined || check.proofs.length === 0 ? ['published-check'] : [])
    })
  },
}

/** Number → who looked it up and did not find it; the earliest look counts. */
const checksOf = (events: readonly EventRecord[], file: CaseFile): ReadonlyMap<string, EventRecord> => {
  const checks = new Map<string, EventRecord>()
  for (const event of new Set([...events, ...file.events.filter((e) => e.party === undefined)])) {
    if (event.kind !== 'published-check') continue
    for (const number of (event.fields?.['absent'] ?? '').split(/[、,，;；\s]+/)) if (!checks.has(number)) checks.set(number, event)
  }
  return checks
}
