import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { parseTranscript } from '../../../app/parse-transcript.ts'
import type { IncidentDetail } from '../../../app/queries/incident-detail.ts'
import { isNonEmpty } from '../../../core/kernel/list.ts'
import { parseYuan } from '../../../core/kernel/fen.ts'
import type { Said } from '../../../core/model/decision.ts'
import { Button } from '../../components/button.tsx'
import { Check, TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { facts, knew, promised, type SaidDraft } from './said-draft.ts'
import { Suggestions } from './suggestions.tsx'

const saidOf = (d: SaidDraft): Said => {
  const price = parseYuan(d.price)
  const transcript = parseTranscript(d.transcript)
  return {
    ...(d.knew.length === 0 ? {} : { knew: d.knew.map((what) => ({ what })) }),
    ...(d.promised.length === 0 ? {} : { promised: d.promised.map((what) => ({ what })) }),
    ...Object.fromEntries(d.facts.map((f) => [f, true])),
    ...(d.organisation.trim() === '' ? {} : { claimedOrganisation: d.organisation.trim() }),
    ...(d.name.trim() === '' ? {} : { claimedName: d.name.trim() }),
    ...(d.workId.trim() === '' ? {} : { workId: d.workId.trim() }),
    ...(price.ok ? { quotedPriceFen: price.value } : {}),
    ...(d.words.trim() === '' ? {} : { words: d.words.trim() }),
    ...(transcript.ok && transcript.value.length > 0 ? { transcript: transcript.value } : {}),
  }
}

/** What the caller knew, claimed and promised: ticked or quoted by the owner, never guessed. */
export const SaidForm = ({ detail, onClose }: { readonly detail: IncidentDetail; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [draft, setDraft] = useState<SaidDraft>({ knew: [], promised: [], facts: [], organisation: '', name: '', workId: '', price: '', words: '', transcript: '' })
  const set = (change: Partial<SaidDraft>): void => setDraft((d) => ({ ...d, ...change }))
  const toggled = <T extends string>(list: readonly T[], item: T, isOn: boolean): readonly T[] => (isOn ? [...list, item] : list.filter((i) => i !== item))
  const said = saidOf(draft)
  const transcript = parseTranscript(draft.transcript)
  const save = (): void => {
    // What is written down of this call is not said of a recording that may be another's.
    const observations = detail.proofs.flatMap((p) => (p.isUnconfirmed ? [] : [p.observation]))
    if (isNonEmpty(observations)) decide({ kind: 'record-said', observations, said })
    onClose()
  }
  return (
    <div className="form said">
      <Suggestions key={detail.row.id} incident={detail.row.id} draft={draft} onAccept={set} />
      <fieldset>
        <legend>{t('said.knew')}</legend>
        <div className="line checks">
          {knew.map((what) => (
            <Check key={what} label={t(`knew.${what}`)} isOn={draft.knew.includes(what)} onChange={(isOn) => set({ knew: toggled(draft.knew, what, isOn) })} />
          ))}
        </div>
      </fieldset>
      <TextField label={t('said.organisation')} hint={t('said.organisation-hint')} text={draft.organisation} onChange={(organisation) => set({ organisation })} />
      <TextField label={t('said.name')} text={draft.name} onChange={(name) => set({ name })} />
      <TextField label={t('said.work-id')} text={draft.workId} onChange={(workId) => set({ workId })} />
      <fieldset>
        <legend>{t('said.promised')}</legend>
        <div className="line checks">
          {promised.map((what) => (
            <Check key={what} label={t(`promised.${what}`)} isOn={draft.promised.includes(what)} onChange={(isOn) => set({ promised: toggled(draft.promised, what, isOn) })} />
          ))}
        </div>
      </fieldset>
      <TextField label={t('said.price')} text={draft.price} inputMode="decimal" onChange={(price) => set({ price })} />
      <fieldset>
        <legend>{t('said.facts')}</legend>
        {facts.map((fact) => (
          <Check key={fact} label={t(`said.fact.${fact}`)} isOn={draft.facts.includes(fact)} onChange={(isOn) => set({ facts: toggled(draft.facts, fact, isOn) })} />
        ))}
      </fieldset>
      {draft.facts.includes('threatened') ? <p className="look">{t('said.threat')}</p> : null}
      <TextField label={t('said.words')} hint={t('said.words-hint')} rows={3} text={draft.words} onChange={(words) => set({ words })} />
      {detail.hasOwnRecording ? <TextField label={t('transcript.label')} hint={t('transcript.hint')} rows={6} text={draft.transcript} onChange={(transcript) => set({ transcript })} /> : null}
      <div className="line">
        <Button label={{ code: 'said.save' }} onPress={save} {...(transcript.ok ? (Object.keys(said).length === 0 ? { blockedBy: { code: 'said.tick-first' } } : {}) : { blockedBy: { code: 'transcript.code-first', params: { n: transcript.error } } })} />
        <Button label={{ code: 'cancel' }} kind="text" onPress={onClose} />
      </div>
    </div>
  )
}
