import i18next, { type i18n } from 'i18next'
import type { Issue } from '../core/kernel/issue.ts'

type Words = Readonly<Record<string, string>>
const files = import.meta.glob<Words>('./zh-CN/*.json', { eager: true, import: 'default' })

/** Words of issues outside React: the dump and the batch door always speak Chinese. A code without words shows as the code. */
export const sayIssuesInChinese = (): ((issue: Issue) => string) => {
  const words: i18n = i18next.createInstance()
  void words.init({ lng: 'zh-CN', initAsync: false, keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false }, resources: { 'zh-CN': { translation: Object.assign({}, ...Object.values(files)) as Words } } })
  return (issue) => words.t(`issue.${issue.code}`, { ...issue.params, defaultValue: issue.code })
}
