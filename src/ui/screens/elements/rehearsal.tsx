import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttackLine } from '../../../app/queries/elements.ts'
import { Rich } from '../../components/rich.tsx'

/** 质证预演: solid what stands, hatched what falls, then the count in words. */
export const Rehearsal = ({ attacks }: { readonly attacks: readonly AttackLine[] }): ReactElement | null => {
  const { t } = useTranslation()
  if (attacks.length === 0) return null
  return (
    <section className="sheet att">
      <h2 className="line">
        <span className="h lead">{t('rehearsal.title')}</span>
        <span className="cap">{t('rehearsal.what')}</span>
      </h2>
      <ul>
        {attacks.map((attack) => (
          <li key={attack.id}>
            <div>
              <b>
                <Rich code={attack.says.code} {...(attack.says.params === undefined ? {} : { params: attack.says.params })} />
              </b>
              <div>
                <Rich code={attack.repair.code} {...(attack.repair.params === undefined ? {} : { params: attack.repair.params })} />
              </div>
            </div>
            <div className="drop">
              <div className="db" aria-hidden="true">
                <i style={{ width: `${String((attack.stands / Math.max(1, attack.of)) * 100)}%` }} />
                <u style={{ width: `${String((1 - attack.stands / Math.max(1, attack.of)) * 100)}%` }} />
              </div>
              <span>{t(attack.stands === attack.of ? 'rehearsal.stands' : 'rehearsal.falls', { of: attack.of, n: attack.stands })}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
