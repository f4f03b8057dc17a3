import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenRecording, RecordingLink } from '../../../app/queries/recording-links.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useKeys } from '../../hooks/use-keys.ts'
import { usePage } from '../../hooks/use-page.ts'
import { endWords, fitWords } from './recording-words.ts'
import { useRuleRecording, type RuleRecording } from './use-rule-recording.ts'

/** Every recording that waits for the owner, one under the other: Y of the first call, 1–3 of that one, N of none of them. */
export const RecordingsDialog = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const page = usePage('recordings', null)
  const rule = useRuleRecording()
  const [at, setAt] = useState(0)
  const open = page?.open.filter((o) => !o.links.every(rule.isRuled)) ?? []
  const current = open[Math.min(at, open.length - 1)]
  const pick = (n: number) => (): void => {
    const link = current?.links[n]
    if (link !== undefined) rule.confirm(link)
  }
  useKeys({ ArrowDown: () => setAt(Math.min(open.length - 1, at + 1)), ArrowUp: () => setAt(Math.max(0, at - 1)), Y: pick(0), '1': pick(0), '2': pick(1), '3': pick(2), N: () => rule.refuse(current?.links ?? []) })
  return (
    <Dialog title={t('recordings.all', { n: open.length })} onClose={onClose}>
      <p className="two">{t(open.length === 0 ? 'recordings.none-open' : 'recordings.means')}</p>
      {open.map((recording) => (
        <Waiting key={recording.recording} recording={recording} isCurrent={recording === current} rule={rule} />
      ))}
      {page === undefined || page.ruled.length === 0 ? null : <Ruled links={page.ruled} onTakeBack={rule.takeBack} />}
      <div className="acts">
        <Button label={{ code: 'close' }} onPress={onClose} />
        {open.length === 0 ? null : <span className="cap">{t('recordings.dialog-keys')}</span>}
      </div>
    </Dialog>
  )
}

type WaitingProps = { readonly recording: OpenRecording; readonly isCurrent: boolean; readonly rule: RuleRecording }

const Waiting = ({ recording, isCurrent, rule }: WaitingProps): ReactElement => {
  const { t } = useTranslation()
  return (
    <section className={isCurrent ? 'proof waits now' : 'proof waits'} aria-current={isCurrent}>
      <b>{endWords(t, recording.file, true)}</b>
      {recording.links.map((link, n) => (
        <div key={link.call} className="line">
          <div className="sp">
            <div>
              {recording.links.length > 1 && isCurrent ? <kbd>{n + 1}</kbd> : null} {t('recordings.may-be')} {endWords(t, link.of, false)}
            </div>
            <div className="cap">{fitWords(t, link)}</div>
          </div>
          <Button label={{ code: 'recordings.confirm' }} onPress={() => rule.confirm(link)} />
        </div>
      ))}
      <Button label={{ code: recording.links.length > 1 ? 'recordings.none-of' : 'recordings.not' }} kind="text" onPress={() => rule.refuse(recording.links)} />
    </section>
  )
}

const Ruled = ({ links, onTakeBack }: { readonly links: readonly RecordingLink[]; readonly onTakeBack: (link: RecordingLink) => void }): ReactElement => {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('recordings.ruled', { n: links.length })}</summary>
      {links.map((link) => (
        <div key={`${link.recording}${link.call}${link.state}`} className="line">
          <div className="sp cap">
            <b>{t(`recordings.${link.state}`)}</b> {link.file.fileName} — {endWords(t, link.of, false)}
          </div>
          {link.decision === undefined ? null : <Button label={{ code: 'logs.take-back' }} kind="quiet" onPress={() => onTakeBack(link)} />}
        </div>
      ))}
    </details>
  )
}
