import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Preferences } from '../../src/ipc/contract.ts'
import { replaceFile } from './durable.ts'

const shape = z.object({
  chainId: z.string().regex(/^c[0-9a-f]{16}$/),
  operator: z.string(),
  zoom: z.number(),
  language: z.enum(['zh-CN', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'contrast']).optional(),
  size: z.enum(['desk', 'elder']).optional(),
  columns: z.array(z.string().max(4_000)).max(200).optional(),
})
type Stored = z.infer<typeof shape>

type Change = { readonly [K in keyof Preferences]?: Preferences[K] | undefined }

/** What this installation is: its chain, made once at random, and what the person set. */
export type Installation = {
  readonly chainId: string
  readonly preferences: () => Preferences
  readonly set: (change: Change) => Promise<Preferences>
  /** How tables were read: headings and meanings, no row of any file. For every matter on this computer. */
  readonly remembered: { readonly columns: () => readonly string[]; readonly keep: (columns: string) => Promise<void> }
}

export const newChainId = (): string => `c${randomBytes(8).toString('hex')}`

export const openInstallation = async (folder: string): Promise<Installation> => {
  const file = path.join(folder, 'installation.json')
  let stored = (await readStored(file)) ?? (await store(file, { chainId: newChainId(), operator: '', zoom: 1 }))
  const preferences = (): Preferences => ({ operator: stored.operator, zoom: stored.zoom, language: stored.language, theme: stored.theme, size: stored.size })
  return {
    chainId: stored.chainId,
    preferences,
    set: async (change) => {
      stored = await store(file, { ...stored, ...definedOf(change) })
      return preferences()
    },
    remembered: {
      columns: () => stored.columns ?? [],
      keep: async (columns) => {
        stored = await store(file, { ...stored, columns: [...(stored.columns ?? []).filter((c) => c !== columns), columns].slice(-mostRemembered) })
      },
    },
  }
}

const mostRemembered = 60

const definedOf = (change: Change): Partial<Stored> => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

/** A damaged file is a new installation: its old chains stay in the matters, and a new one names their heads. */
const readStored = async (file: string): Promise<Stored | undefined> => {
  try {
    const read = shape.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

const store = async (file: string, value: Stored): Promise<Stored> => {
  await replaceFile(file, JSON.stringify(value))
  return value
}
