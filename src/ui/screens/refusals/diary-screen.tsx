import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
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

const kinds = ['diary', 'transcript', 'visit', 'block-lifted', 'letter-sent', 'letter-received'] as const

/** A diary line, or a recording typed out by the person who heard it: their own words, marked as such. */
export const DiaryScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const decide = useDecide()
  const matters = usePage('matters', null)
  const custody = usePage('custody', null)
  const [kind, setKind] = useState<(typeof kinds)[number]>('diary')
  const [day, setDay] = useState('')
  const [words, setWords] = useState('')
  const [source, setSource] = useState('')
  if (matters === undefined) return <Frame>{null}</Frame>
  const on = parseTypedDay(day, matters.today)
  const save = (): void => {
    if (!on.ok) return
    decide(eventDecision(kind, on.value, words, custody?.originals.find((o) => o.sha256 === source)?.sha256))
    setWords('')
    setDay('')
  }
  return (
    <Frame remark={{ code: 'diary.remark' }} primary={forward('diary.back', () => go({ screen: 'refusals' }))}>
      <h1 className="state">
        <Rich code="diary.head" />
      </h1>
      <div className="form diary">
        <Pick label={t('diary.kind')} value={kind} choices={kinds.map((k) => ({ value: k, words: t(`diary.kind.${k}`) }))} onChange={(k) => k !== '' && setKind(k)} />
        <DateField label={t('act.day')} text={day} today={matters.today} onChange={setDay} />
        <TextField label={t(kind === 'transcript' ? 'diary.transcript' : 'diary.words')} hint={t('diary.words-hint')} rows={8} text={words} onChange={setWords} />
        <Pick label={t('act.proof')} value={source} choices={[{ value: '', words: t('act.proof-none') }, ...(custody?.originals ?? []).map((o) => ({ value: String(o.sha256), words: o.fileNames[0] ?? o.sha256 }))]} onChange={setSource} />
        <div className="line">
          <Button label={{ code: 'act.save' }} onPress={save} {...(!on.ok ? { blockedBy: { code: 'act.day-first' } } : words.trim() === '' ? { blockedBy: { code: 'diary.words-first' } } : {})} />
        </div>
      </div>
    </Frame>
  )
}
