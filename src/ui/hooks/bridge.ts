/** What the window may ask main for: dialogs, preferences, paths of dropped files. A subset of src/ipc/contract.ts, so that screens can be shown without Electron in tests. */
export type Preferences = { readonly language?: 'zh-CN' | 'en' | undefined; readonly zoom: number; readonly operator: string; readonly theme?: 'light' | 'dark' | 'contrast' | undefined; readonly size?: 'desk' | 'elder' | undefined }

export type WindowBridge = {
  readonly chooseFiles: (ask: { readonly purpose: 'evidence' | 'copy' }) => Promise<readonly string[]>
  readonly chooseFolder: (ask: { readonly purpose: 'evidence' | 'packet' }) => Promise<string | null>
  readonly chooseCopyTarget: (ask: { readonly suggestedName: string }) => Promise<string | null>
  readonly preferences: (ask: null) => Promise<Preferences>
  readonly setPreferences: (ask: Partial<Omit<Preferences, 'zoom'>> & { readonly zoom?: number }) => Promise<Preferences>
  /** Writes a small text where the person chooses; the answer is the path, or null. */
  readonly saveText: (ask: { readonly suggestedName: string; readonly text: string }) => Promise<string | null>
  readonly showInFolder: (ask: { readonly path: string }) => Promise<null>
  readonly pathsOfDropped: (files: readonly File[]) => Promise<readonly string[]>
}
