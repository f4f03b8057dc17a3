import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalDate } from '../../../core/kernel/civil.ts'
import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import { eventDecision } from '../../../app/record-event.ts'
import { Button, forward } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Frame } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { TypedCallForm } from './typed-call-form.tsx'
import { TypedDocumentForm } from './typed-document-form.tsx'

const kinds = ['call', 'document', 'diary', 'transcript', 'visit', 'block-lifted', 'letter-sent', 'letter-received'] as const

/** A call without a trace, a letter copied out, a diary line, a recording typed out by the person who heard it: their own words, marked as such. */
export const DiaryScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const matters = usePage('matters', null)
  const [kind, setKind] = useState<(typeof kinds)[number]>('call')
  if (matters === undefined) return <Frame>{null}</Frame>
  return (
    <Frame remark={{ code: 'diary.remark' }} primary={forward('diary.back', () => go({ screen: 'refusals' }))}>
      <h1 className="state">
        <Rich code="diary.head" />
      </h1>
      <div className="form diary">
        <Pick label={t('diary.kind')} value={kind} choices={kinds.map((k) => ({ value: k, words: t(`diary.kind.${k}`) }))} onChange={(k) => k !== '' && setKind(k)} />
        {kind === 'call' ? <TypedCallForm by={matters} /> : kind === 'document' ? <TypedDocumentForm by={matters} /> : <EventFields kind={kind} today={matters.today} />}
      </div>
    </Frame>
  )
}

type EventKind = Exclude<(typeof kinds)[number], 'call' | 'document'>

/** What happened on a day, with what shows it where something does. */
const EventFields = ({ kind, today }: { readonly kind: EventKind; readonly today: LocalDate }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const custody = usePage('custody', null)
  const [day, setDay] = useState('')
  const [words, setWords] = useState('')
  const [source, setSource] = useState('')
  const on = parseTypedDay(day, today)
  const save = (): void => {
    if (!on.ok) return
    decide(eventDecision(kind, on.value, words, custody?.originals.find((o) => o.sha256 === source)?.sha256))
    setWords('')
    setDay('')
  }
  return (
    <>
      <DateField label={t('act.day')} text={day} today={today} onChange={setDay} />
      <TextField label={t(kind === 'transcript' ? 'diary.transcript' : 'diary.words')} hint={t('diary.words-hint')} rows={8} text={words} onChange={setWords} />
      <Pick label={t('act.proof')} value={source} choices={[{ value: '', words: t('act.proof-none') }, ...(custody?.originals ?? []).map((o) => ({ value: String(o.sha256), words: o.fileNames[0] ?? o.sha256 }))]} onChange={setSource} />
      <div className="line">
        <Button label={{ code: 'act.save' }} onPress={save} {...(!on.ok ? { blockedBy: { code: 'act.day-first' } } : words.trim() === '' ? { blockedBy: { code: 'diary.words-first' } } : {})} />
      </div>
    </>
  )
}
