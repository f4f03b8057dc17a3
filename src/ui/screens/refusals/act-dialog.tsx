import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { actDecision, draftOfAct, emptyAct, type ActDraft } from '../../../app/record-act.ts'
import { parseTypedClock, parseTypedDay } from '../../../app/parse-typed-time.ts'
import type { ActKind, ActLine } from '../../../app/queries/refusals.ts'
import type { ContactMode } from '../../../core/model/decision.ts'
import type { PartyId } from '../../../core/model/ids.ts'
import type { Party } from '../../../core/model/party.ts'
import { AddPaper } from '../../components/add-paper.tsx'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'

const modes: readonly ContactMode[] = ['phone', 'sms', 'chat', 'letter', 'in-person', 'other']
const bodies = ['insurer', 'nfra', '12378', '12321', 'cac', '12315', 'court', 'other'] as const

type ActDialogProps = { readonly kind: ActKind; readonly parties: readonly Party[]; /** The record that is corrected: a new one takes its place. */ readonly before?: ActLine; readonly onClose: () => void }

/** A dated record with its proof. What is not known stays unknown: no day is invented. */
export const ActDialog = ({ kind, parties, before, onClose }: ActDialogProps): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const matters = usePage('matters', null)
  const custody = usePage('custody', null)
  const [draft, setDraft] = useState<ActDraft>(() => (before === undefined ? emptyAct : draftOfAct(before)))
  const set = (change: Partial<ActDraft>): void => setDraft((d) => ({ ...d, ...change }))
  if (matters === undefined) return <></>
  const { today } = matters
  const day = parseTypedDay(draft.day, today)
  const clock = draft.clock.trim() === '' ? undefined : parseTypedClock(draft.clock)
  const body = actDecision(kind, draft, today)
  const save = (): void => {
    if (body !== undefined) decide(...(before === undefined ? [] : [{ kind: 'undo' as const, decision: before.id }]), body)
    onClose()
  }
  const organisations = parties.filter((p) => p.role === 'organisation')
  return (
    <Dialog title={t(`act.add.${kind}`)} onClose={onClose}>
      <div className="form">
        <div className="twocol">
          <DateField label={t('act.day')} text={draft.day} today={today} onChange={(text) => set({ day: text })} />
          <TextField label={t('act.clock')} hint={clock !== undefined && !clock.ok ? t('act.clock-not-read') : t('act.clock-hint')} text={draft.clock} onChange={(text) => set({ clock: text })} />
        </div>
        <div className="twocol">
          <Pick label={t('act.mode')} value={draft.mode ?? ''} choices={[{ value: '' as const, words: t('choose') }, ...modes.map((m) => ({ value: m, words: t(`mode.${m}`) }))]} onChange={(mode) => setDraft(({ mode: _before, ...rest }) => (mode === '' ? rest : { ...rest, mode }))} />
          <Pick<PartyId> label={t('act.party')} value={draft.party ?? ''} choices={[{ value: '', words: t('act.party-unknown') }, ...organisations.map((p) => ({ value: p.id, words: p.name }))]} onChange={(party) => setDraft(({ party: _before, ...rest }) => (party === '' ? rest : { ...rest, party }))} />
        </div>
        <ActWords kind={kind} draft={draft} setDraft={setDraft} />
        <Pick label={t('act.proof')} value={draft.source ?? ''} choices={[{ value: '', words: t(draft.kept === undefined || draft.kept.length === 0 ? 'act.proof-none' : 'act.proof-kept') }, ...(custody?.originals ?? []).map((o) => ({ value: o.sha256, words: o.fileNames[0] ?? o.sha256 }))]} onChange={(source) => setDraft(({ source: _before, ...rest }) => (source === '' ? rest : { ...rest, source }))} />
        <AddPaper onAdded={(source) => set({ source })} />
        <p className="cap">{t('act.proof-hint')}</p>
      </div>
      <div className="acts">
        <Button label={{ code: 'act.save' }} kind="primary" onPress={save} {...(!day.ok ? { blockedBy: { code: 'act.day-first' } } : body === undefined ? { blockedBy: { code: 'act.mode-first' } } : {})} />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}

type ActWordsProps = { readonly kind: ActKind; readonly draft: ActDraft; readonly setDraft: (change: (draft: ActDraft) => ActDraft) => void }

const ActWords = ({ kind, draft, setDraft }: ActWordsProps): ReactElement => {
  const { t } = useTranslation()
  const set = (change: Partial<ActDraft>): void => setDraft((d) => ({ ...d, ...change }))
  return (
    <>
      {kind === 'complaint' ? (
        <div className="twocol">
          <Pick label={t('act.body')} value={draft.body} choices={[{ value: '' as const, words: t('choose') }, ...bodies.map((b) => ({ value: b, words: t(`authority.${b}`) }))]} onChange={(b) => set({ body: b })} />
          <TextField label={t('act.reference-label')} text={draft.reference} onChange={(reference) => set({ reference })} />
        </div>
      ) : null}
      {kind === 'complaint' ? <TextField label={t('act.outcome')} hint={t('act.outcome-hint')} text={draft.outcome} onChange={(outcome) => set({ outcome })} /> : null}
      <TextField label={t('act.to-whom')} hint={t('act.to-whom-hint')} text={draft.toWhom} onChange={(toWhom) => set({ toWhom })} />
      <TextField label={t('act.words')} hint={t('act.words-hint')} rows={2} text={draft.words} onChange={(words) => set({ words })} />
      {kind === 'reply' ? <Pick label={t('act.denies')} value={draft.denies ?? ''} choices={[{ value: '', words: t('act.denies.neither') }, { value: 'denies' as const, words: t('act.denies.denies') }, { value: 'confirms' as const, words: t('act.denies.confirms') }]} onChange={(denies) => setDraft(({ denies: _before, ...rest }) => (denies === '' ? rest : { ...rest, denies }))} /> : null}
    </>
  )
}
