import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { attributionOf, type AttributionDraft } from '../../../app/attribute-number.ts'
import type { NumberLine } from '../../../app/queries/parties.ts'
import type { Channel, IdentityBasis, OrganisationKind, Party } from '../../../core/model/party.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { groupedNumber } from '../../components/format.ts'
import { Icon } from '../../components/icon.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'

const bases: readonly IdentityBasis[] = ['claimed', 'labelled', 'published', 'confirmed']
const kinds: readonly OrganisationKind[] = ['insurer', 'intermediary', 'dealer', 'repair', 'platform', 'carrier', 'unknown']
const channels: readonly Channel[] = ['direct', 'outsourced', 'agency', 'dealer', 'repair', 'other', 'unknown']

type DialogProps = { readonly line: NumberLine; readonly parties: readonly Party[]; readonly onClose: () => void }

/** Lays a number at somebody's door, with what it rests on: said by the caller, shown by a label, published, or confirmed. */
export const AttributeDialog = ({ line, parties, onClose }: DialogProps): ReactElement => {
  const { t } = useTranslation()
  const { client } = useDesk()
  const { run } = useAct()
  const [draft, setDraft] = useState<AttributionDraft>({ organisation: '', kind: 'insurer', fullName: '', agent: line.agentName ?? '', channel: line.channel, words: '' })
  const set = (change: Partial<AttributionDraft>): void => setDraft((d) => ({ ...d, ...change }))
  const save = (): void => {
    const { respondent, agent, number, channel } = line
    run(async () => {
      const observations = await client.ask('lineRecords', { number, channel, ...(respondent === undefined ? {} : { respondent }), ...(agent === undefined ? {} : { agent }) })
      await client.ask('decide', { bodies: attributionOf(draft, { number, channel, observations }, parties, () => crypto.randomUUID().replaceAll('-', '').slice(0, 16)) })
    })
    onClose()
  }
  const isNew = draft.organisation.trim() !== '' && !parties.some((p) => p.role === 'organisation' && p.name === draft.organisation.trim())
  return (
    <Dialog title={t('attribute.title', { number: groupedNumber(line.number) })} onClose={onClose}>
      <div className="form">
        <TextField label={t('attribute.organisation')} hint={t('attribute.organisation-hint')} text={draft.organisation} list={parties.flatMap((p) => (p.role === 'organisation' ? [p.name] : []))} onChange={(organisation) => set({ organisation })} />
        {isNew ? (
          <div className="twocol">
            <Pick label={t('attribute.kind')} value={draft.kind} choices={kinds.map((k) => ({ value: k, words: t(`organisation.${k}`) }))} onChange={(kind) => kind !== '' && set({ kind })} />
            <TextField label={t('attribute.full-name')} text={draft.fullName} onChange={(fullName) => set({ fullName })} />
          </div>
        ) : null}
        <div className="twocol">
          <TextField label={t('attribute.agent')} hint={t('attribute.agent-hint')} text={draft.agent} onChange={(agent) => set({ agent })} />
          <Pick label={t('attribute.channel')} value={draft.channel} choices={channels.map((c) => ({ value: c, words: t(`channel.${c}`) }))} onChange={(channel) => channel !== '' && set({ channel })} />
        </div>
        <div role="radiogroup" aria-label={t('attribute.basis')}>
          <p className="h">{t('attribute.basis')}</p>
          {bases.map((basis) => (
            <button key={basis} type="button" role="radio" aria-checked={draft.basis === basis} className="och" onClick={() => set({ basis })}>
              <Icon name={basis} />
              <b>{t(`basis.${basis}`)}</b>
              <span>{t(`basis.${basis}.means`)}</span>
            </button>
          ))}
        </div>
        <TextField label={t('attribute.words')} hint={t('attribute.words-hint')} rows={2} text={draft.words} onChange={(words) => set({ words })} />
      </div>
      <div className="acts">
        <Button label={{ code: 'attribute.save' }} kind="primary" onPress={save} {...(draft.basis === undefined ? { blockedBy: { code: 'attribute.basis-first' } } : draft.organisation.trim() === '' && draft.agent.trim() === '' ? { blockedBy: { code: 'attribute.name-first' } } : {})} />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
