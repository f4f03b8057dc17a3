import path from 'node:path'

/** The window may only speak of paths a person chose in a dialog, dropped, or typed on the command line. */
export type Grants = { readonly add: (granted: string) => void; readonly covers: (asked: string) => boolean }

export const noGrants = (): Grants => {
  const granted = new Set<string>()
  return {
    add: (one) => void granted.add(path.resolve(one)),
    covers: (asked) => {
      for (let at = path.resolve(asked); ; at = path.dirname(at)) {
        if (granted.has(at)) return true
        if (at === path.dirname(at)) return granted.has(at)
      }
    },
  }
}
