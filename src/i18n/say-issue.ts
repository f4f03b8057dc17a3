import i18next, { type i18n } from 'i18next'
import type { Issue } from '../core/kernel/issue.ts'

type Words = Readonly<Record<string, string>>
const files = import.meta.glob<Words>('./zh-CN/*.json', { eager: true, import: 'default' })

/** Words of issues outside React: the dump and the batch door always speak Chinese. A code without words shows as the code. */
export const sayIssuesInChinese = (): ((issue: Issue) => string) => {
  const say = sayInChinese()
  return (issue) => say(`issue.${issue.code}`, issue.params, issue.code)
}

/** Any words outside React, by key: calendar entries are part of what is handed on, and so are Chinese. */
export const sayInChinese = (): ((code: string, params: Readonly<Record<string, string | number>>, otherwise?: string) => string) => {
  const words: i18n = i18next.createInstance()
  void words.init({ lng: 'zh-CN', initAsync: false, keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false }, resources: { 'zh-CN': { translation: Object.assign({}, ...Object.values(files)) as Words } } })
  return (code, params, otherwise = code) => words.t(code, { ...params, defaultValue: otherwise })
}
