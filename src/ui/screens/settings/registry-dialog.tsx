import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { draftProblem, editOf, type RegistryDraft } from '../../../app/edit-registry.ts'
import type { RegistryLine } from '../../../app/queries/registry.ts'
import type { OrganisationKind } from '../../../core/model/party.ts'
import type { LabelClass, NumberClass } from '../../../core/model/registry.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Rich } from '../../components/rich.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'

const kinds: readonly OrganisationKind[] = ['insurer', 'intermediary', 'dealer', 'repair', 'platform', 'carrier', 'unknown']
const numberClasses: readonly NumberClass[] = ['mobile', 'virtual-mobile', 'landline', 'service-95', 'service-96', 'hotline-400', 'service-1010', 'short', 'sms-port', 'foreign', 'masked', 'unknown']
const labelClasses: readonly LabelClass[] = ['INS_SALES', 'SPAM', 'FRAUD', 'SERVICE', 'OTHER']

type DialogProps = { readonly start: RegistryDraft; readonly lines: readonly RegistryLine[]; readonly onClose: () => void }

export const RegistryDialog = ({ start, lines, onClose }: DialogProps): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [draft, setDraft] = useState(start)
  const set = (change: Partial<RegistryDraft>): void => setDraft((d) => ({ ...d, ...change }))
  const problem = draftProblem(draft, lines)
  const { table, key } = draft
  const save = (): void => {
    decide({ kind: 'edit-registry', edit: editOf(draft) })
    onClose()
  }
  return (
    <Dialog title={<Rich code={key === undefined ? `registry.add.${table}` : 'registry.edit-one'} params={{ name: start.name }} />} onClose={onClose}>
      <div className="form">
        {key !== undefined && table !== 'insurers' ? null : <TextField label={t(`registry.col.${table}`)} {...(table === 'numberClasses' ? { hint: t('registry.digits-hint'), inputMode: 'tel' as const } : {})} text={draft.name} onChange={(name) => set({ name })} />}
        {table === 'insurers' ? <InsurerFields draft={draft} set={set} /> : null}
        {table === 'numberClasses' ? <Pick label={t('registry.col.class')} value={draft.class} choices={[{ value: '', words: t('choose') }, ...numberClasses.map((c) => ({ value: c, words: t(`number-class.${c}`) }))]} onChange={(of) => set({ class: of })} /> : null}
        {table === 'labels' ? <Pick label={t('registry.col.class')} value={draft.class} choices={[{ value: '', words: t('choose') }, ...labelClasses.map((c) => ({ value: c, words: t(`label-class.${c}`) }))]} onChange={(of) => set({ class: of })} /> : null}
        <TextField label={t('registry.source')} hint={t('registry.source-hint')} text={draft.source} onChange={(source) => set({ source })} />
      </div>
      <div className="acts">
        <Button label={{ code: 'act.save' }} kind="primary" onPress={save} {...(problem === undefined ? {} : { blockedBy: { code: problem } })} />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}

const InsurerFields = ({ draft, set }: { readonly draft: RegistryDraft; readonly set: (change: Partial<RegistryDraft>) => void }): ReactElement => {
  const { t } = useTranslation()
  return (
    <>
      <Pick label={t('attribute.kind')} value={draft.kind} choices={kinds.map((k) => ({ value: k, words: t(`organisation.${k}`) }))} onChange={(kind) => kind !== '' && set({ kind })} />
      <TextField label={t('registry.col.names')} hint={t('registry.names-hint')} rows={2} text={draft.aliases} onChange={(aliases) => set({ aliases })} />
      <TextField label={t('registry.ambiguous')} hint={t('registry.ambiguous-hint')} text={draft.ambiguous} onChange={(ambiguous) => set({ ambiguous })} />
      <TextField label={t('registry.col.numbers')} hint={t('registry.numbers-hint')} inputMode="tel" text={draft.numbers} onChange={(numbers) => set({ numbers })} />
    </>
  )
}
