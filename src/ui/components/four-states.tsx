import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { IdentityBasis } from '../../core/model/party.ts'
import { Icon } from './icon.tsx'

const order: readonly IdentityBasis[] = ['claimed', 'labelled', 'published', 'confirmed']

/** 自称 标记 公示 确认, always four, always in this order: present, or 无. Only 确认 may be green. */
export const FourStates = ({ known }: { readonly known: readonly IdentityBasis[] }): ReactElement => {
  const { t } = useTranslation()
  return (
    <span className="four" role="img" aria-label={order.map((basis) => `${t(`basis.${basis}`)} ${known.includes(basis) ? t('basis.yes') : t('basis.none')}`).join('，')}>
      {order.map((basis) => {
        const has = known.includes(basis)
        return (
          <span key={basis} className={has ? (basis === 'confirmed' ? 'k' : 'y') : ''}>
            {has ? <Icon name={basis} size={12} /> : null}
            {t(`basis.${basis}`)}
            {has ? null : <i>{t('basis.none')}</i>}
          </span>
        )
      })}
    </span>
  )
}

/** One edge of the four, as a tag in a row. */
export const BasisTag = ({ basis }: { readonly basis: IdentityBasis }): ReactElement => {
  const { t } = useTranslation()
  return (
    <span className={basis === 'confirmed' ? 'tag ok' : 'tag'}>
      <Icon name={basis} size={12} />
      {t(`basis.${basis}`)}
    </span>
  )
}
