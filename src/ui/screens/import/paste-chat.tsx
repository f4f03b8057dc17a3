import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { pastedChatSource } from '../../../app/typed-source.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'

/** Chat text from the clipboard becomes a file of its own, byte for byte as pasted; who is who is asked afterwards. */
export const PasteChat = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const { client } = useDesk()
  const { run } = useAct()
  const matters = usePage('matters', null)
  const [partner, setPartner] = useState('')
  const [text, setText] = useState('')
  const save = (): void => {
    if (matters === undefined) return
    run(() => client.ask('typeSource', pastedChatSource(partner, text, matters)))
    onClose()
  }
  return (
    <Dialog title={t('paste.title')} onClose={onClose}>
      <div className="form">
        <TextField label={t('paste.partner')} text={partner} onChange={setPartner} />
        <TextField label={t('paste.text')} hint={t('paste.text-hint')} rows={10} text={text} onChange={setText} />
        <p className="cap">{t('paste.kept')}</p>
      </div>
      <div className="acts">
        <Button label={{ code: 'paste.save' }} kind="primary" onPress={save} {...(text.trim() === '' ? { blockedBy: { code: 'paste.text-first' } } : {})} />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
