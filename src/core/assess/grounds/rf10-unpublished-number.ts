import { toGroundId } from '../../model/ids.ts'
import type { CaseFile, Dated, EventRecord } from '../case-file.ts'
import { byWords, lacking } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'
import { numberClassOf } from '../number-class.ts'
import { longDate, shownNumber } from '../words.ts'

/** Is the number shown none of those the company publishes? Somebody looked, on a day, at a place (event `published-check`, field `absent`: the numbers not found). */
export const unpublishedNumber: Ground = {
  id: toGroundId('RF10'),
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    if (dossier.respondent === undefined) return nothingShown
    const rows = dossier.calls.filter((call) => call.identity !== 'published' && call.identity !== 'confirmed').flatMap((incident) => (incident.otherNumber === undefined || incident.otherNumber.kind === 'unknown' ? [] : [{ incident, number: shownNumber(incident.otherNumber), kind: numberClassOf(incident.otherNumber), check: checkOf(incident, dossier.events, file) }]))
    const checked = rows.filter((row) => row.check !== undefined)
    return byWords(checked.length > 0 ? checked : rows, (row) => `${row.kind}\u0000${row.check?.decision ?? ''}`).map(({ rows: of, incidents }) => {
      const check = of[0]?.check
      const place = check?.fields?.['place']
      const values = { numbers: [...new Set(of.map((r) => r.number))].join('、'), numberClass: of[0]?.kind ?? '', count: incidents.length, ...(check === undefined ? {} : { checkedDate: longDate(check.on) }), ...(place === undefined ? {} : { publishedPlace: place }) }
      return lacking({ shownBy: incidents, proofs: check?.proofs ?? [], values }, check === undefined || place === undefined || check.proofs.length === 0 ? ['published-check'] : [])
    })
  },
}

const checkOf = (incident: Dated, events: readonly EventRecord[], file: CaseFile): EventRecord | undefined => {
  const number = incident.otherNumber
  const all = [...events, ...file.events.filter((e) => e.party === undefined && !events.includes(e))]
  return number === undefined ? undefined : all.find((e) => e.kind === 'published-check' && (e.fields?.['absent'] ?? '').split(/[、,，;；\s]+/).includes(shownNumber(number)))
}
