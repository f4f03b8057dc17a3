import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberLine } from '../../../app/queries/parties.ts'
import { Button } from '../../components/button.tsx'
import { BasisTag } from '../../components/four-states.tsx'
import { groupedNumber, shortDay } from '../../components/format.ts'
import { usePage } from '../../hooks/use-page.ts'

/** 凭什么: each edge with its words, day and place. */
export const BasisTable = ({ line, onAttribute }: { readonly line: NumberLine; readonly onAttribute: () => void }): ReactElement => {
  const { t } = useTranslation()
  const bases = usePage('bases', { numbers: [line.number] }) ?? []
  return (
    <section className="basis">
      <h2 className="h">{t('parties.basis', { name: line.agentName ?? groupedNumber(line.number) })}</h2>
      <table>
        <tbody>
          {bases.map((basis) => (
            <tr key={`${basis.basis}${basis.on ?? ''}${basis.words ?? ''}`}>
              <td>
                <BasisTag basis={basis.basis} />
              </td>
              <td className="wrap">{basis.words ?? '—'}</td>
              <td className="dim">{basis.on === undefined ? '' : shortDay(basis.on)}</td>
              <td className="dim">
                {basis.fileName ?? t('parties.no-proof')} {basis.place?.row === undefined ? '' : t('place.row', { n: basis.place.row })}
              </td>
            </tr>
          ))}
          {line.label === undefined ? null : (
            <tr>
              <td>
                <BasisTag basis="labelled" />
              </td>
              <td className="wrap">{line.label}</td>
              <td colSpan={2} className="dim">
                {t('parties.label-only')}
              </td>
            </tr>
          )}
          {bases.length === 0 && line.label === undefined ? (
            <tr>
              <td colSpan={4}>{t('parties.no-basis')}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      <Button label={{ code: 'parties.attribute-long' }} onPress={onAttribute} />
    </section>
  )
}
