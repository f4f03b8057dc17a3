import path from 'node:path'

/** The file below `folder` that an app:// address names, or null for any address that is not ours or leads out. */
export const filePathOf = (address: string, folder: string): string | null => {
  const name = namedPath(address)
  if (name === null) return null
  const file = path.resolve(folder, name === '/' ? 'index.html' : name.slice(1))
  const back = path.relative(folder, file)
  return back === '' || back.startsWith('..') || path.isAbsolute(back) ? null : file
}

/** app://bundle/original/<sha256>: a picture of the open matter, as received. */
export const originalOf = (address: string): string | null => {
  const name = namedPath(address)
  return name === null ? null : (/^\/original\/([0-9a-f]{64})$/.exec(name)?.[1] ?? null)
}

const namedPath = (address: string): string | null => {
  try {
    const url = new URL(address)
    if (url.protocol !== 'app:' || url.host !== 'bundle') return null
    const name = decodeURIComponent(url.pathname)
    return name.includes('\0') || name.includes('\\') ? null : name
  } catch {
    return null
  }
}
