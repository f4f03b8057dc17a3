import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** The words of an issue. A code without words shows itself: a test keeps that from happening. */
export const IssueText = ({ code, params }: { readonly code: string; readonly params: Readonly<Record<string, string | number>> }): ReactElement => {
  const { t, i18n } = useTranslation()
  const key = i18n.exists(`issue.${code}`) ? `issue.${code}` : code
  return <>{t(key, { ...params })}</>
}
