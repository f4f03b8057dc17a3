import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NextProof } from '../../../app/queries/elements.ts'
import { spokenDay } from '../../components/format.ts'
import { Icon } from '../../components/icon.tsx'
import { useDesk } from '../../hooks/desk-context.ts'

/** The next proof most worth getting, who holds it, how to ask, and when it may be gone. */
export const NextProofSheet = ({ proof }: { readonly proof: NextProof }): ReactElement => {
  const { t } = useTranslation()
  const { look } = useDesk()
  const isChinese = look.language === 'zh-CN'
  return (
    <section className="sheet next">
      <h2 className="h lead">{t('next.title')}</h2>
      <p className="h">{proof.what}</p>
      <p className="two small">
        {t('next.who', { holder: proof.holder, how: proof.how })}
        {proof.strengthens > 0 ? t('next.strengthens', { n: proof.strengthens }) : ''}
      </p>
      {proof.from === undefined ? null : <p className="small">{t('next.from', { day: spokenDay(proof.from, isChinese) })}</p>}
      {proof.until === undefined && proof.expiry === undefined ? null : (
        <p className="exp small line">
          <Icon name="clock" size={14} />
          {proof.until === undefined ? proof.expiry : t('next.until', { day: spokenDay(proof.until, isChinese), why: proof.expiry ?? '' })}
        </p>
      )}
    </section>
  )
}
