import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { mayBeOneLog, type LogFile } from '../../../app/queries/log-files.ts'
import { isNonEmpty } from '../../../core/kernel/list.ts'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import { Button, type Words } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Check } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'

/** Only the owner knows whether two files came from one phone: what is one log counts a call once, what is not counts it twice. */
export const OneLogDialog = ({ files, onClose }: { readonly files: readonly LogFile[]; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [ticked, setTicked] = useState<readonly Sha256[]>([])
  const chosen = files.filter((f) => ticked.includes(f.sha256))
  const blocked: { readonly blockedBy?: Words } = chosen.length < 2 ? { blockedBy: { code: 'logs.choose-two' } } : mayBeOneLog(chosen) ? {} : { blockedBy: { code: 'logs.never-one' } }
  const say = (kind: 'same-log' | 'separate-logs'): void => {
    const sources = chosen.map((f) => f.sha256)
    if (isNonEmpty(sources)) decide({ kind, sources })
    onClose()
  }
  return (
    <Dialog title={t('logs.say.title')} onClose={onClose}>
      <p className="two">{t('logs.say.means')}</p>
      <fieldset className="field">
        <legend className="name">{t('logs.say.which')}</legend>
        {files.map((file) => (
          <Check
            key={file.sha256}
            label={t('logs.say.file', { name: file.fileName, kind: file.of.map((of) => t(`log.${of.kind}`)).join(t('list-comma')) })}
            isOn={ticked.includes(file.sha256)}
            onChange={(isOn) => setTicked(isOn ? [...ticked, file.sha256] : ticked.filter((s) => s !== file.sha256))}
          />
        ))}
      </fieldset>
      <div className="acts">
        <Button label={{ code: 'logs.say.same-log' }} kind="primary" onPress={() => say('same-log')} {...blocked} />
        {chosen.length < 2 ? null : <Button label={{ code: 'logs.say.separate-logs' }} onPress={() => say('separate-logs')} {...blocked} />}
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
