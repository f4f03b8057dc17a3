import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordingLink } from '../../../app/queries/recording-links.ts'
import { Button } from '../../components/button.tsx'
import { useKeys } from '../../hooks/use-keys.ts'
import { endWords, fitWords } from './recording-words.ts'
import { useRuleRecording } from './use-rule-recording.ts'

type PartProps = { readonly links: readonly RecordingLink[]; /** The incident in view is the recording alone: its calls are shown, not its file. */ readonly isRecording: boolean; readonly isOn: boolean }

/** Which recording is of this call: what number and time suggest, the owner confirms (Y) or refuses (N), and may take back. */
export const RecordingPart = ({ links, isRecording, isOn }: PartProps): ReactElement | null => {
  const { t } = useTranslation()
  const { confirm, refuse, takeBack, isRuled } = useRuleRecording()
  const first = links.find((l) => (l.state === 'joined' || l.state === 'proposed') && !isRuled(l))
  useKeys(first === undefined ? {} : { Y: () => confirm(first), N: () => refuse([first]) }, isOn)
  if (links.length === 0) return null
  return (
    <>
      <h3>{t('recordings.title')}</h3>
      {links.map((link) => (
        <div key={`${link.recording}${link.call}`} className="proof">
          <p>
            <b>{t(isRecording && link.state === 'proposed' ? 'recordings.proposed-call' : `recordings.${link.state}`)}</b> {endWords(t, isRecording ? link.of : link.file, !isRecording)}
          </p>
          <p className="cap">{fitWords(t, link)}</p>
          {link.state === 'joined' || link.state === 'proposed' ? (
            <div className="line">
              <Button label={{ code: 'recordings.confirm' }} onPress={() => confirm(link)} />
              <Button label={{ code: 'recordings.not' }} kind="text" onPress={() => refuse([link])} />
              {link === first ? <span className="cap">{t('recordings.keys')}</span> : null}
            </div>
          ) : link.decision === undefined ? null : (
            <Button label={{ code: 'logs.take-back' }} kind="quiet" onPress={() => takeBack(link)} />
          )}
        </div>
      ))}
    </>
  )
}
