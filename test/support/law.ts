import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseLaw } from '../../src/core/law/parse-law.ts'
import type { Law, LawFiles } from '../../src/core/law/law.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(path.resolve('resources', name), 'utf8'))

export const lawFiles = (): LawFiles => ({
  provisions: read('law/provisions.json'),
  grounds: read('law/grounds.json'),
  elements: read('law/elements.json'),
  channels: read('law/channels.json'),
  deadlines: read('law/deadlines.json'),
  damagesHeads: read('law/damages-heads.json'),
  statedSwitches: read('law/stated-switches.json'),
  glossary: read('law/glossary.json'),
  slots: read('law/slots.json'),
  workingDays: read('registry/working-days.json'),
})

/** The law as shipped. */
export const readLaw = (): Law => {
  const parsed = parseLaw(lawFiles())
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error.slice(0, 5)))
  return parsed.value
}
