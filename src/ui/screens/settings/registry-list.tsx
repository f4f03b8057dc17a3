import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { switchedOff, titleOf } from '../../../app/edit-registry.ts'
import type { RegistryLine, RegistryTable } from '../../../app/queries/registry.ts'
import { Button } from '../../components/button.tsx'
import { useDecide } from '../../hooks/use-act.ts'

type ListProps = { readonly table: RegistryTable; readonly lines: readonly RegistryLine[]; readonly onEdit: (line: RegistryLine) => void }

export const RegistryList = ({ table, lines, onEdit }: ListProps): ReactElement => {
  const { t } = useTranslation()
  if (lines.length === 0) return <p className="cap">{t('registry.nothing-found')}</p>
  return (
    <div className="sheet scrolls reg">
      <table>
        <thead>
          <tr>
            <th>{t(`registry.col.${table}`)}</th>
            <th>{t(table === 'insurers' ? 'registry.col.names' : 'registry.col.class')}</th>
            {table === 'insurers' ? <th>{t('registry.col.numbers')}</th> : null}
            <th>{t('registry.col.known')}</th>
            <th>
              <span className="unseen">{t('registry.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Entry key={titleOf(line.shown)} line={line} onEdit={() => onEdit(line)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Entry = ({ line, onEdit }: { readonly line: RegistryLine; readonly onEdit: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const { decision, shown } = line
  const name = { name: line.shape === undefined ? titleOf(shown) : t(`number-shape.${line.shape}`) }
  return (
    <tr className={line.isOff ? 'off' : ''}>
      <td className="wrap">
        {name.name} {line.isOff ? <span className="tag">{t('registry.is-off')}</span> : null}
      </td>
      <Means line={line} />
      <td className="wrap">
        <Known line={line} />
      </td>
      <td>
        <div className="line">
          <Button label={{ code: 'registry.edit-one', params: name }} kind="quiet" onPress={onEdit} />
          {line.isOff || !line.isShipped ? null : <Button label={{ code: 'registry.switch-off', params: name }} kind="quiet" onPress={() => decide({ kind: 'edit-registry', edit: switchedOff(shown) })} />}
          {decision === undefined ? null : <Button label={{ code: 'registry.undo', params: name }} kind="quiet" onPress={() => decide({ kind: 'undo', decision })} />}
        </div>
      </td>
    </tr>
  )
}

/** What the entry stands for. */
const Means = ({ line: { shown, shared, fromMemory } }: { readonly line: RegistryLine }): ReactElement => {
  const { t } = useTranslation()
  if (shown.table === 'numberClasses') return <td>{shown.class === undefined ? '—' : t(`number-class.${shown.class}`)}</td>
  if (shown.table === 'labels') return <td>{shown.class === undefined ? '—' : t(`label-class.${shown.class}`)}</td>
  const { aliases = [], ambiguousAliases = [], serviceNumbers = [] } = shown.entry ?? {}
  const comma = t('list-comma')
  return (
    <>
      <td className="wrap">
        {aliases.join(comma)}
        {ambiguousAliases.length === 0 ? null : <span className="cap block">{t('registry.only-with-product', { names: ambiguousAliases.join(comma) })}</span>}
        {shared.length === 0 ? null : <span className="look block">{t('registry.shared', { names: shared.join(comma) })}</span>}
      </td>
      <td className="num wrap">
        {serviceNumbers.length === 0 ? '—' : serviceNumbers.join(comma)}
        {fromMemory.length === 0 ? null : <span className="cap block">{t('registry.from-memory', { numbers: fromMemory.join(comma) })}</span>}
      </td>
    </>
  )
}

/** Where it is known from, since when, and how surely. */
const Known = ({ line: { shown, on, confidence } }: { readonly line: RegistryLine }): ReactElement => {
  const { t } = useTranslation()
  return (
    <>
      {t(`registry.confidence.${confidence}`, { on })}
      {shown.source === undefined ? null : <span className="cap block">{shown.source}</span>}
    </>
  )
}
