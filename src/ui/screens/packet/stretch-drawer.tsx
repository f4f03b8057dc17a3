import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PacketAsk, StretchPlace } from '../../../app/queries/packet.ts'
import { Rich } from '../../components/rich.tsx'
import { Strength } from '../../components/strength.tsx'
import { usePage } from '../../hooks/use-page.ts'

type DrawerProps = { readonly ask: PacketAsk; readonly place: StretchPlace; readonly onClose: () => void }

/** 凭什么, 证据, 指纹, 弱的地方, 还差什么: in that order. */
export const StretchDrawer = ({ ask, place, onClose }: DrawerProps): ReactElement | null => {
  const { t } = useTranslation()
  const detail = usePage('stretch', { ...ask, ...place })
  if (detail === undefined) return null
  return (
    <section>
      <div className="line">
        <h2 className="h lead">{t('stretch.title')}</h2>
        <span className="sp" />
        <button type="button" className="btn quiet" onClick={onClose}>
          <kbd>{t('key.Esc')}</kbd> {t('close')}
        </button>
      </div>
      {detail === null ? (
        <p className="two">{t('stretch.template')}</p>
      ) : (
        <>
          <p className="serif quoted">{detail.text === '' ? '' : `“${detail.text}”`}</p>
          <p className="two">
            <Rich code={`stretch.kind.${detail.kind}`} params={{ n: detail.incidents, records: detail.records }} />
          </p>
          {detail.strongest === 0 ? null : (
            <p className="line">
              <Strength level={detail.strongest} />
              <span className="cap">{t('stretch.strongest-weakest')}</span>
              <Strength level={detail.weakest} />
            </p>
          )}
          {detail.proofs.length === 0 ? null : <h3>{t('stretch.proofs')}</h3>}
          {detail.proofs.map((proof) => (
            <div className="ex" key={proof.sha256}>
              <b>{t('count.rows', { n: proof.records })}</b>
              <span>
                {proof.fileName}
                <span className="cap block">{proof.places.map((p) => (p.row === undefined ? '' : t('place.row', { n: p.row }))).filter((w) => w !== '').join(t('list-comma'))}</span>
              </span>
              <span />
              <span className="full mono dim">{t('stretch.fingerprint', { hash: proof.sha256 })}</span>
            </div>
          ))}
          {detail.decisions.map((d) => (
            <div className="ex" key={`${d.kind}${d.words}`}>
              <b>{t('stretch.yours')}</b>
              <span>
                {t(`decision.${d.kind}`)}
                <span className="cap block">{d.words}</span>
              </span>
              <span />
            </div>
          ))}
          <h3>{t('stretch.weak')}</h3>
          {detail.weak.length === 0 ? <p className="two">{t('stretch.nothing-weak')}</p> : null}
          <ul>
            {detail.weak.map((w) => (
              <li key={w.code} className="two">
                {t(w.code, { n: w.n })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
