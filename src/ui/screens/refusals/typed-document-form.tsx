import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { typedDocumentSource, type TypedBy } from '../../../app/typed-source.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'

/** An official reply, a letter or a receipt copied out by hand: a source that an act or an event can point at. */
export const TypedDocumentForm = ({ by }: { readonly by: TypedBy }): ReactElement => {
  const { t } = useTranslation()
  const { client } = useDesk()
  const { run } = useAct()
  const [title, setTitle] = useState('')
  const [words, setWords] = useState('')
  const [kept, setKept] = useState(0)
  const save = (): void =>
    run(async () => {
      await client.ask('typeSource', typedDocumentSource(title, words, by))
      setTitle('')
      setWords('')
      setKept((n) => n + 1)
    })
  const blocked = title.trim() === '' ? { code: 'typed.title-first' } : words.trim() === '' ? { code: 'diary.words-first' } : undefined
  return (
    <>
      <TextField label={t('typed.title')} hint={t('typed.title-hint')} text={title} onChange={setTitle} />
      <TextField label={t('typed.document-words')} hint={t('diary.words-hint')} rows={10} text={words} onChange={setWords} />
      <p className="cap">{t('typed.document-kept')}</p>
      <div className="line">
        <Button label={{ code: 'act.save' }} onPress={save} {...(blocked === undefined ? {} : { blockedBy: blocked })} />
        {kept === 0 ? null : <span role="status">{t('typed.kept', { n: kept })}</span>}
      </div>
    </>
  )
}
