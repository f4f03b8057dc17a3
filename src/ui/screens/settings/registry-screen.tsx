import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { newDraft, draftOf, titleOf, type RegistryDraft } from '../../../app/edit-registry.ts'
import type { RegistryLine, RegistryPage, RegistryTable } from '../../../app/queries/registry.ts'
import { Button, forward } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { RegistryDialog } from './registry-dialog.tsx'
import { RegistryList } from './registry-list.tsx'
import './settings.css'

const tables: readonly RegistryTable[] = ['insurers', 'numberClasses', 'labels']

/** The lists that hints are taken from: insurers and their names, kinds of numbers, words of labels. The owner may change any entry for this matter. */
export const RegistryScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const page = usePage('registry', null)
  const [table, setTable] = useState<RegistryTable>('insurers')
  const [sought, setSought] = useState('')
  const [draft, setDraft] = useState<RegistryDraft>()
  if (page === undefined) return <Frame>{null}</Frame>
  const edited = tables.reduce((n, each) => n + page[each].filter((l) => l.decision !== undefined).length, 0)
  return (
    <Frame remark={{ code: 'registry.remark' }} primary={forward('registry.back', () => go({ screen: 'settings' }))}>
      <h1 className="state">
        <Rich code={edited === 0 ? 'registry.head' : 'registry.head-edited'} params={{ n: edited }} />
      </h1>
      <p className="cap">{t('registry.not-proof')}</p>
      <Disputed entries={page.disputed} />
      <div className="line addbar">
        {tables.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={table === each} onClick={() => setTable(each)}>
            {t(`registry.table.${each}`, { n: page[each].length })}
          </button>
        ))}
        <Button label={{ code: `registry.add.${table}` }} icon="plus" onPress={() => setDraft(newDraft(table))} />
      </div>
      <p className="cap">{t(`registry.from.${table}`)}</p>
      <TextField label={t('registry.seek')} text={sought} onChange={setSought} />
      <RegistryList table={table} lines={found(page, table, sought.trim())} onEdit={(line) => setDraft(draftOf(line))} />
      {draft === undefined ? null : <RegistryDialog start={draft} lines={page[draft.table]} onClose={() => setDraft(undefined)} />}
    </Frame>
  )
}

const Disputed = ({ entries }: { readonly entries: RegistryPage['disputed'] }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  return (
    <>
      {entries.map(({ name, between }) => (
        <p key={name} className="look block">
          {t('registry.disputed', { name })}
          <Button label={{ code: 'registry.undo-both', params: { name } }} kind="quiet" onPress={() => decide(...between.map((decision) => ({ kind: 'undo' as const, decision })))} />
        </p>
      ))}
    </>
  )
}

const found = (page: RegistryPage, table: RegistryTable, sought: string): readonly RegistryLine[] => (sought === '' ? page[table] : page[table].filter((l) => textOf(l).includes(sought.toUpperCase())))

const textOf = ({ shown }: RegistryLine): string => {
  const more = shown.table === 'insurers' ? [...(shown.entry?.aliases ?? []), ...(shown.entry?.ambiguousAliases ?? []), ...(shown.entry?.serviceNumbers ?? [])] : []
  return [titleOf(shown), ...more].join('\n').toUpperCase()
}
