import { z } from 'zod'

/*
 * Everything the window may ask of the main process, declared once: the check on what is asked is the type of what is asked.
 * What the view worker asks goes another way: link.ts. Nothing else crosses.
 */

z.config({ jitless: true })

const path = z.string().min(1).max(4096)

export const contract = {
  /** evidence: files of any kind, several. copy: one .ringproof file. The answer is empty when the person cancels. */
  chooseFiles: z.strictObject({ purpose: z.enum(['evidence', 'copy']) }),
  /** evidence: a folder to import. packet: where packets are written. */
  chooseFolder: z.strictObject({ purpose: z.enum(['evidence', 'packet']) }),
  /** Where a copy of the matter is to be written. */
  chooseCopyTarget: z.strictObject({ suggestedName: z.string().min(1).max(200) }),
  /** Sent by the preload alone, with the paths of real dropped files: the window cannot name a path nobody dropped or chose. */
  grantDropped: z.strictObject({ paths: z.array(path).max(10_000) }),
  /** A calendar, a list: a small text written where the person chooses. */
  saveText: z.strictObject({ suggestedName: z.string().min(1).max(200), text: z.string().max(4_000_000) }),
  preferences: z.null(),
  setPreferences: z.strictObject({ language: z.enum(['zh-CN', 'en']).optional(), theme: z.enum(['light', 'dark', 'contrast']).optional(), size: z.enum(['desk', 'elder']).optional(), zoom: z.number().min(0.5).max(3).optional(), operator: z.string().max(100).optional() }),
  /** Opens the file manager on a folder or file the person chose or the app wrote in this session. */
  showInFolder: z.strictObject({ path }),
  about: z.null(),
  /** Asks for the MessagePort to main that the window hands on to the view worker. */
  linkView: z.null(),
} satisfies Record<string, z.ZodType>

export type Channel = keyof typeof contract
export type Ask<C extends Channel> = z.infer<(typeof contract)[C]>

export type Preferences = { readonly language?: 'zh-CN' | 'en' | undefined; readonly theme?: 'light' | 'dark' | 'contrast' | undefined; readonly size?: 'desk' | 'elder' | undefined; readonly zoom: number; readonly operator: string }
export type About = { readonly version: string; readonly electron: string; readonly chrome: string; readonly node: string }

export type Answers = {
  readonly chooseFiles: readonly string[]
  readonly chooseFolder: string | null
  readonly chooseCopyTarget: string | null
  readonly saveText: string | null
  readonly grantDropped: null
  readonly preferences: Preferences
  readonly setPreferences: Preferences
  readonly showInFolder: null
  readonly about: About
  readonly linkView: null
}
export type Answer<C extends Channel> = Answers[C]

/** What the window sees as `window.bridge`: the calls, and the paths of what was dropped on it. */
export type Bridge = { readonly [C in Exclude<Channel, 'grantDropped'>]: (ask: Ask<C>) => Promise<Answer<C>> } & {
  readonly pathsOfDropped: (files: readonly File[]) => Promise<readonly string[]>
}

/** The data of the window message that carries the view worker's port out of the preload. */
export const viewLinkMessage = 'ringproof:view-link'
