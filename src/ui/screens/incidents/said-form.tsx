import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { parseTranscript } from '../../../app/parse-transcript.ts'
import { emptySaid, facts, givings, knew, promised, saidOf, type Giving, type SaidDraft } from '../../../app/record-said.ts'
import type { IncidentDetail } from '../../../app/queries/incident-detail.ts'
import { isNonEmpty } from '../../../core/kernel/list.ts'
import { Button } from '../../components/button.tsx'
import { Check, Pick, TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { Suggestions } from './suggestions.tsx'

/** What the caller knew, claimed and promised: ticked or quoted by the owner, never guessed. */
export const SaidForm = ({ detail, onClose }: { readonly detail: IncidentDetail; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [draft, setDraft] = useState(emptySaid)
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
        {draft.promised.map((what) => (
          <TextField key={what} label={t('said.promised-words', { what: t(`promised.${what}`) })} hint={t('said.promised-hint')} text={draft.promisedWords[what] ?? ''} onChange={(text) => set({ promisedWords: { ...draft.promisedWords, [what]: text } })} />
        ))}
      </fieldset>
      <TextField label={t('said.price')} text={draft.price} inputMode="decimal" onChange={(price) => set({ price })} />
      <fieldset>
        <legend>{t('said.given')}</legend>
        {givings.map((giving) => (
          <Given key={giving} giving={giving} draft={draft} set={set} />
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('said.facts')}</legend>
        {facts.map((fact) => (
          <Check key={fact} label={t(`said.fact.${fact}`)} isOn={draft.facts.includes(fact)} onChange={(isOn) => set({ facts: toggled(draft.facts, fact, isOn) })} />
        ))}
      </fieldset>
      {draft.facts.includes('threatened') ? <p className="look">{t('said.threat')}</p> : null}
      {draft.facts.includes('askedIdentity') ? <TextField label={t('said.identity-answer')} text={draft.identityAnswer} onChange={(identityAnswer) => set({ identityAnswer })} /> : null}
      <TextField label={t('said.source-answer')} hint={t('said.source-hint')} text={draft.sourceAnswer} onChange={(sourceAnswer) => set({ sourceAnswer })} />
      <TextField label={t('said.words')} hint={t('said.words-hint')} rows={3} text={draft.words} onChange={(words) => set({ words })} />
      {detail.hasOwnRecording ? <TextField label={t('transcript.label')} hint={t('transcript.hint')} rows={6} text={draft.transcript} onChange={(transcript) => set({ transcript })} /> : null}
      <div className="line">
        <Button label={{ code: 'said.save' }} onPress={save} {...(transcript.ok ? (Object.keys(said).length === 0 ? { blockedBy: { code: 'said.tick-first' } } : {}) : { blockedBy: { code: 'transcript.code-first', params: { n: transcript.error } } })} />
        <Button label={{ code: 'cancel' }} kind="text" onPress={onClose} />
      </div>
    </div>
  )
}

/** 说了 / 没说 / 没留意: what was not noticed is not written down as left out. */
const Given = ({ giving, draft, set }: { readonly giving: Giving; readonly draft: SaidDraft; readonly set: (change: Partial<SaidDraft>) => void }): ReactElement => {
  const { t } = useTranslation()
  const { [giving]: was, ...others } = draft.given
  const choose = (value: 'yes' | 'no' | ''): void => set({ given: value === '' ? others : { ...others, [giving]: value === 'yes' } })
  return <Pick label={t(`said.given.${giving}`)} value={was === undefined ? '' : was ? 'yes' : 'no'} choices={[{ value: '', words: t('said.given.unnoticed') }, { value: 'yes' as const, words: t('said.given.yes') }, { value: 'no' as const, words: t('said.given.no') }]} onChange={choose} />
}
