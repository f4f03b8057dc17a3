import type { LocalDate } from '../kernel/civil.ts'
import type { Law } from '../law/law.ts'
import { citationOf, provisionOn } from '../law/provisions.ts'
import { toProvisionId } from '../model/ids.ts'

/** A provision as it may be printed. `text` is absent where nothing may be quoted. */
export type CitedLaw = { readonly id: string; readonly name: string; readonly text?: string; readonly refusal?: 'unknown-provision' | 'unverified' | 'not-yet-in-force' }

export type QuoteLaw = (id: string) => CitedLaw

/** Rules of procedure are read as of the packet's day, everything else as of the day of the conduct. */
const procedure = new Set(['CPLAW', 'CPINT', 'EVID', 'DOCKET', 'ONLINEC', 'ICOURT', 'FEE', 'XINFANG', 'ADREV', 'ADREVR', 'ADLIT', 'ADLINT', 'LIM', 'ESIGN', 'NOTARY', 'CPIL', 'PIL', 'COMP', 'TEL'])

/** Quotes only what was read in a source (V, V2) and whose wording stood on the right day. */
export const quoteLawFrom =
  (law: Law, days: { readonly conduct: LocalDate; readonly packet: LocalDate }): QuoteLaw =>
  (text) => {
    const id = toProvisionId(text)
    const name = citationOf(law, id)
    if (name === undefined) return { id: text, name: text, refusal: law.provisions.has(id) ? 'unverified' : 'unknown-provision' }
    const found = provisionOn(law, id, procedure.has(text.replace(/-[\d-]+$/, '')) ? days.packet : days.conduct)
    if (found.state === 'not-collected') return { id: text, name, refusal: 'not-yet-in-force' }
    const { article, text: words } = found.provision
    return { id: text, name, text: words.startsWith(article) ? words.slice(article.length).trimStart() : words }
  }

/** What stands after the name where nothing may be quoted. */
export const refusalWords: Record<NonNullable<CitedLaw['refusal']>, string> = {
  'unknown-provision': '（条文未收录）',
  unverified: '（条文未核对）',
  'not-yet-in-force': '（当时规定未收录）',
}

/** 《民法典》第一条、第二条；《保险法》第三条: each law is named once in a row of its articles. */
export const lawNames = (laws: readonly CitedLaw[]): string =>
  laws.map((law, index) => {
    const before = laws[index - 1]
    const title = law.name.slice(0, law.name.lastIndexOf('》') + 1)
    const isSame = before?.name.startsWith(title) === true
    return `${index === 0 ? '' : isSame ? '、' : '；'}${isSame ? law.name.slice(title.length) : law.name}`
  }).join('')
