import { compareText } from '../kernel/list.ts'
import type { LocalDate } from '../kernel/civil.ts'

/** One article as provisions.json holds it. */
export type ProvisionText = { readonly id: string; readonly instrument: string; readonly article: string; readonly text: string; readonly confidence: string; readonly textEffective: string }
export type LawLibrary = { readonly instruments: readonly { readonly key: string; readonly title: string }[]; readonly provisions: readonly ProvisionText[] }

/** A provision as it may be printed. `text` is absent where nothing may be quoted. */
export type CitedLaw = { readonly id: string; readonly name: string; readonly text?: string; readonly refusal?: 'unknown-provision' | 'unverified' | 'not-yet-in-force' }

export type QuoteLaw = (id: string) => CitedLaw

/** Rules of procedure are read as of the packet's day, everything else as of the day of the conduct. */
const procedure = new Set(['CPLAW', 'CPINT', 'EVID', 'DOCKET', 'ONLINEC', 'ICOURT', 'FEE', 'XINFANG', 'ADREV', 'ADREVR', 'ADLIT', 'ADLINT', 'LIM', 'ESIGN', 'NOTARY', 'CPIL', 'PIL', 'COMP', 'TEL'])

/** Quotes only what was read in a source (V, V2) and was in force on the right day. */
export const quoteLawFrom = (library: LawLibrary, days: { readonly conduct: LocalDate; readonly packet: LocalDate }): QuoteLaw => {
  const titles = new Map(library.instruments.map((i) => [i.key, i.title]))
  const provisions = new Map(library.provisions.map((p) => [p.id, p]))
  return (id) => {
    const provision = provisions.get(id)
    if (provision === undefined) return { id, name: id, refusal: 'unknown-provision' }
    const name = `《${titles.get(provision.instrument) ?? provision.instrument}》${provision.article}`
    if (provision.confidence !== 'V' && provision.confidence !== 'V2') return { id, name, refusal: 'unverified' }
    const day = procedure.has(provision.instrument) ? days.packet : days.conduct
    if (compareText(provision.textEffective, day) > 0) return { id, name, refusal: 'not-yet-in-force' }
    return { id, name, text: provision.text.startsWith(provision.article) ? provision.text.slice(provision.article.length).trimStart() : provision.text }
  }
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
