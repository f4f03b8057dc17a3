/** What a template says of itself: the small YAML subset of the template files, one entry a line. */
export type FrontMatter = {
  readonly id: string
  readonly title: string
  readonly reviewStatus: string
  readonly fields: ReadonlyMap<string, { readonly meaning: string; readonly source: string }>
  readonly switches: ReadonlyMap<string, { readonly meaning: string; readonly source: string }>
  readonly stated: ReadonlySet<string>
  readonly proofs: ReadonlyMap<string, string>
}

type Entry = { readonly section: string; readonly values: Readonly<Record<string, string>> }

export const parseFrontMatter = (text: string): FrontMatter => {
  const scalars = new Map<string, string>()
  const entries: Entry[] = []
  let section = ''
  for (const line of text.split('\n')) {
    const pair = /^([A-Za-z]+):(?: (.*))?$/.exec(line)
    if (pair !== null) {
      section = pair[1] ?? ''
      scalars.set(section, unquote(pair[2] ?? ''))
    } else if (line.startsWith('  - {')) {
      entries.push({ section, values: readFlow(line) })
    }
  }
  const named = (wanted: string): readonly Entry['values'][] => entries.filter((entry) => entry.section === wanted).map((entry) => entry.values)
  return {
    id: scalars.get('id') ?? '',
    title: scalars.get('title') ?? '',
    reviewStatus: scalars.get('reviewStatus') ?? '',
    fields: new Map(named('fields').map((v) => [v['name'] ?? '', { meaning: v['meaning'] ?? '', source: v['source'] ?? '' }])),
    switches: new Map(named('switches').map((v) => [v['name'] ?? '', { meaning: v['meaning'] ?? '', source: v['source'] ?? '' }])),
    stated: new Set(named('stated').map((v) => v['name'] ?? '')),
    proofs: new Map(named('proofs').map((v) => [v['name'] ?? '', v['meaning'] ?? ''])),
  }
}

const readFlow = (line: string): Readonly<Record<string, string>> => {
  const out: Record<string, string> = {}
  for (const match of line.matchAll(/(\w+): ("(?:[^"\\]|\\.)*"|[^,}]+)/g)) out[match[1] ?? ''] ??= unquote(match[2] ?? '')
  return out
}

const unquote = (value: string): string => (value.startsWith('"') ? value.slice(1, value.lastIndexOf('"')).replaceAll('\\"', '"') : value.trim())
