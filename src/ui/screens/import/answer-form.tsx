import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import type { Answers, Question } from '../../../core/model/reading-run.ts'
import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import type { LocalDate } from '../../../core/kernel/civil.ts'
import { isSecret } from '../../../core/model/secret-answers.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'

type AnswerFormProps = { readonly sha256: Sha256; readonly questions: readonly Question[]; readonly answers: Answers; readonly onDone: () => void }

/** What only the owner can know, asked in place. Nothing is chosen beforehand. */
export const AnswerForm = ({ sha256, questions, answers, onDone }: AnswerFormProps): ReactElement => {
  const { client } = useDesk()
  const { run } = useAct()
  const [given, setGiven] = useState<Answers>(answers)
  const isAnswered = questions.every((q) => toAnswer(q, given[q.id] ?? '') !== '')
  const send = (): void =>
    run(async () => {
      onDone()
      await client.ask('answer', { sha256, answers: { ...given, ...Object.fromEntries(questions.map((q) => [q.id, toAnswer(q, given[q.id] ?? '')])) } })
    })
  return (
    <div className="form answers">
      {questions.map((question) => (
        <QuestionField key={question.id} question={question} value={given[question.id] ?? ''} onChange={(value) => setGiven({ ...given, [question.id]: value })} />
      ))}
      <div className="line">
        <Button label={{ code: 'import.read-so' }} onPress={send} {...(isAnswered ? {} : { blockedBy: { code: 'import.answer-first' } })} />
        <Button label={{ code: 'import.later' }} kind="text" onPress={onDone} />
      </div>
    </div>
  )
}

/** A day as the reader takes it; '' where nothing was answered, or nothing that is a day. */
const toAnswer = (question: Question, typed: string): string => {
  if (question.kind !== 'day') return typed.trim()
  const day = parseTypedDay(typed, todayOf(question))
  return day.ok ? day.value : ''
}
const todayOf = ({ params }: Question): LocalDate => String(params['today']) as LocalDate

type FieldProps = { readonly question: Question; readonly value: string; readonly onChange: (value: string) => void }

export const QuestionField = ({ question, value, onChange }: FieldProps): ReactElement => {
  const { t } = useTranslation()
  const words = t(`question.${question.id}`, { ...question.params })
  if (isSecret(question.id)) return <PasswordField label={words} text={value} onChange={onChange} />
  if (question.kind === 'day') return <DateField label={words} text={value} today={todayOf(question)} onChange={onChange} />
  if (question.kind === 'text') return <TextField label={words} text={value} onChange={onChange} />
  return (
    <fieldset className="field">
      <legend className="name">{words}</legend>
      {(question.choices ?? []).map((choice) => (
        <label key={choice} className="choice">
          <input type="radio" name={question.id} value={choice} checked={value === choice} onChange={() => onChange(choice)} />
          <span>{t(`choice.${question.id}.${choice}`, { defaultValue: t(`choice.${choice}`, { defaultValue: t(`format.${choice}`, { defaultValue: choice }) }) })}</span>
        </label>
      ))}
    </fieldset>
  )
}
