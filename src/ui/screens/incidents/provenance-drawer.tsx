import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentDetail, ProofLine, ReadingLine } from '../../../app/queries/incident-detail.ts'
import { timeCodeText } from '../../../core/kernel/time-code.ts'
import type { IncidentId } from '../../../core/model/ids.ts'
import { Button } from '../../components/button.tsx'
import { groupedNumber, whenText } from '../../components/format.ts'
import { Rich } from '../../components/rich.tsx'
import { Strength } from '../../components/strength.tsx'
import { usePage } from '../../hooks/use-page.ts'
import { PieceOf } from '../review/picture.tsx'
import { RecordingPart } from './recording-part.tsx'
import { SaidForm } from './said-form.tsx'

/** 空格: what an incident rests on — file, row, piece of picture, fingerprint — and why its records were joined. */
export const ProvenanceDrawer = ({ id, isOn, onClose }: { readonly id: IncidentId; readonly isOn: boolean; readonly onClose: () => void }): ReactElement | null => {
  const { t } = useTranslation()
  const detail = usePage('incident', { id })
  if (detail === undefined || detail === null) return null
  return (
    <aside className="drawer prov" aria-label={t('prov.label')}>
      <div className="line">
        <h2 className="h lead">{t(detail.row.kind === 'message' ? 'incidents.message' : detail.row.number === undefined ? 'prov.uncounted' : 'prov.title', { n: detail.row.number ?? 0 })}</h2>
        <span className="sp" />
        <button type="button" className="btn quiet" onClick={onClose}>
          <kbd>{t('key.Esc')}</kbd> {t('close')}
        </button>
      </div>
      <Strengths detail={detail} />
      {detail.conflicts.length === 0 ? null : <Conflicts detail={detail} />}
      <h3>{t('prov.proofs', { n: detail.proofs.length })}</h3>
      {detail.proofs.map((proof) => (
        <Proof key={proof.observation} proof={proof} />
      ))}
      {detail.reasons.length === 0 ? null : (
        <>
          <h3>{t('prov.why-joined')}</h3>
          <ul className="reasons">
            {detail.reasons.map((reason) => (
              <li key={`${reason.rule}${reason.a}${reason.b}`}>{t(`mergeRule.${reason.rule}`, { defaultValue: reason.rule, n: Math.round(Math.abs(reason.offsetMs ?? 0) / 1000) })}</li>
            ))}
          </ul>
        </>
      )}
      <RecordingPart links={detail.recordings} isRecording={detail.proofs.every((p) => p.logKind === 'recording')} isOn={isOn} />
      {/* A draft belongs to the call it was begun at. */}
      <SaidPart key={detail.row.id} detail={detail} />
    </aside>
  )
}

const SaidPart = ({ detail }: { readonly detail: IncidentDetail }): ReactElement => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <h3>{t('said.title')}</h3>
      {detail.said.map(({ id, said }) => (
        <div key={id} className="saidline">
          {[...(said.knew ?? []).map((k) => t(`knew.${k.what}`)), said.claimedOrganisation, said.claimedName, said.words === undefined ? undefined : `“${said.words}”`].filter((part) => part !== undefined && part !== '').join(t('comma'))}
          <Transcript said={said} />
        </div>
      ))}
      {isOpen ? <SaidForm detail={detail} onClose={() => setOpen(false)} /> : <Button label={{ code: 'said.add' }} icon="plus" onPress={() => setOpen(true)} />}
    </>
  )
}

/** Typed by the owner from the recording, each utterance at its time code. */
const Transcript = ({ said }: { readonly said: IncidentDetail['said'][number]['said'] }): ReactElement | null => {
  const { t } = useTranslation()
  if (said.transcript === undefined) return null
  return (
    <div>
      <span className="tag lk">{t('transcript.typed')}</span>
      {said.transcript.map((line) => (
        <div key={`${String(line.atSeconds)}${line.text}`}>
          <span className="num dim">{timeCodeText(line.atSeconds)}</span> {line.text}
        </div>
      ))}
    </div>
  )
}

const Strengths = ({ detail }: { readonly detail: IncidentDetail }): ReactElement => {
  const { t } = useTranslation()
  return (
    <dl className="aspects">
      {(['rang', 'said', 'whose'] as const).map((aspect) => (
        <div key={aspect}>
          <dt className="cap">{t(`prov.aspect.${aspect}`)}</dt>
          <dd>
            <Strength level={detail.strengths[aspect]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Conflicts = ({ detail }: { readonly detail: IncidentDetail }): ReactElement => {
  const { t } = useTranslation()
  return (
    <>
      <h3>{t('prov.conflicts')}</h3>
      {detail.conflicts.map((conflict) => (
        <p key={conflict.field}>
          <span className="look">{t(`field.${conflict.field}`)}</span> {conflict.says.map((s) => t('prov.says', { file: s.fileName, raw: s.raw })).join(t('comma'))}
        </p>
      ))}
    </>
  )
}

const Proof = ({ proof }: { readonly proof: ProofLine }): ReactElement => {
  const { t } = useTranslation()
  const { place } = proof
  // A recording has no rows and no cells: what is known of it stands in its name and its headers.
  const isRecording = proof.logKind === 'recording'
  const where = [place.sheet, place.table, place.row === undefined || isRecording ? undefined : t('place.row', { n: place.row }), place.page === undefined ? undefined : t('place.page', { n: place.page })].filter((p) => p !== undefined).join(' ')
  return (
    <section className="proof">
      <div className="ex">
        <b>{t(`log.${proof.logKind}`)}</b>
        {proof.isUnconfirmed ? <span className="tag lk">{t('recordings.to-confirm')}</span> : null}
        <span>
          {proof.fileName}
          <span className="cap block">{where}</span>
        </span>
      </div>
      {proof.hasPicture && place.box !== undefined ? (
        <div className="crop small">
          <PieceOf sha256={proof.sha256} box={place.box} width={400} height={72} label={t('review.crop')} />
        </div>
      ) : null}
      <table className="readings">
        <tbody>
          {proof.readings.map((reading) => (
            <Reading key={reading.field} reading={reading} isRecording={isRecording} />
          ))}
          {Object.entries(proof.unread).map(([heading, text]) => (
            <tr key={heading}>
              <th scope="row">{heading}</th>
              <td className="wrap dim">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mono dim">
        <Rich code="prov.hash" params={{ hash: proof.sha256 }} />
      </p>
    </section>
  )
}

/** Raw over value: small grey original above, reading below. */
const Reading = ({ reading, isRecording }: { readonly reading: ReadingLine; readonly isRecording: boolean }): ReactElement => {
  const { t } = useTranslation()
  const value = typeof reading.value === 'object' ? whenText(reading.value) : reading.field === 'direction' ? t(`direction.${String(reading.value)}`) : reading.field === 'otherNumber' || reading.field === 'ownNumber' ? groupedNumber(String(reading.value)) : String(reading.value)
  return (
    <tr>
      <th scope="row">{t(isRecording && reading.field === 'durationSeconds' ? 'recordings.length' : `field.${reading.field}`)}</th>
      <td className="wrap">
        {reading.raw === value ? null : <span className="rawv mono">{reading.raw}</span>}
        {value}
        {reading.confidence === 'certain' ? null : <span className="tag lk">{t(`confidence.${reading.confidence}`)}</span>}
        <span className="cap"> {t(isRecording && reading.method === 'column' ? 'recordings.from-name' : `method.${reading.method}`)}</span>
      </td>
    </tr>
  )
}
