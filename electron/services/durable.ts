import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Names made or renamed in a folder are on disk when this answers. Windows has no such call and needs none. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const makeFolder = async (folder: string): Promise<void> => {
  const made = await mkdir(folder, { recursive: true })
  if (made !== undefined) await syncFolder(path.dirname(made))
}

const incoming = '.incoming-'
export const temporaryNameIn = (folder: string): string => path.join(folder, `${incoming}${randomBytes(8).toString('hex')}`)

/** What a crash left of a file that was on its way: never acknowledged to anyone. Only where nobody else is writing. */
export const clearTemporary = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (name.startsWith(incoming)) await rm(path.join(folder, name), { force: true })
}

/** The old file or the new one, never half of either. */
export const replaceFile = async (file: string, content: string | Uint8Array): Promise<void> => {
  const replacement = await openReplacement(file)
  await replacement.write(content)
  await replacement.keep()
}

export type Replacement = {
  /** Rejects with Node's error; what was written is gone then. */
  readonly write: (content: string | Uint8Array) => Promise<void>
  /** Takes the file's name once everything is on disk. */
  readonly keep: () => Promise<void>
}

/** A file that grows under another name until it is whole. */
export const openReplacement = async (file: string): Promise<Replacement> => {
  const folder = path.dirname(file)
  await makeFolder(folder)
  const temporary = temporaryNameIn(folder)
  const handle = await open(temporary, 'wx', 0o600)
  const orGone = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      await handle.close().catch(() => undefined)
      await rm(temporary, { force: true })
      throw error
    }
  }
  return {
    write: (content) => orGone(() => handle.writeFile(content)),
    keep: async () => {
      await orGone(async () => {
        await handle.sync()
        await handle.close()
        await rename(temporary, file)
      })
      await syncFolder(folder)
    },
  }
}
