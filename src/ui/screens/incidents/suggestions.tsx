import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { acceptSuggestion, type Accepted } from '../../../app/accept-suggestion.ts'
import type { IncidentId } from '../../../core/model/ids.ts'
import type { SaidSuggestion } from '../../../core/model/said-suggestion.ts'
import { usePage } from '../../hooks/use-page.ts'
import type { SaidDraft } from '../../../app/record-said.ts'

type SuggestionsProps = { readonly incident: IncidentId; readonly draft: SaidDraft; readonly onAccept: (change: Partial<SaidDraft>) => void }

/** Words found in the message, the note or the transcript: each a button that fills the form; none states anything until it is pressed and kept. */
export const Suggestions = ({ incident, draft, onAccept }: SuggestionsProps): ReactElement | null => {
  const { t } = useTranslation()
  const found = usePage('suggestions', { id: incident }) ?? []
  const open = onceEach(found).filter((s) => !isIn(draft, acceptSuggestion(s)))
  if (open.length === 0) return null
  return (
    <section className="suggested">
      <p className="h">{t('said.suggested')}</p>
      <p className="cap">{t('said.suggested-why')}</p>
      <div className="line checks">
        {open.map((s) => (
          <button key={`${s.kind}${s.words}`} type="button" className="chip" onClick={() => onAccept(changeOf(draft, acceptSuggestion(s)))}>
            {t(`said.suggestion.${s.kind}`)} {`“${s.words}”`}
          </button>
        ))}
      </div>
    </section>
  )
}

const onceEach = (found: readonly SaidSuggestion[]): readonly SaidSuggestion[] => [...new Map(found.map((s) => [`${s.kind}${s.words}`, s])).values()]

const isIn = (draft: SaidDraft, a: Accepted): boolean =>
  (a.knew !== undefined && draft.knew.includes(a.knew)) ||
  (a.promised !== undefined && draft.promised.includes(a.promised)) ||
  (a.fact !== undefined && draft.facts.includes(a.fact)) ||
  (a.giving !== undefined && draft.given[a.giving] !== undefined) ||
  (['organisation', 'name', 'workId', 'price'] as const).some((field) => a[field] !== undefined && draft[field] === a[field])

const changeOf = (draft: SaidDraft, { knew, promised, fact, giving, quote, ...texts }: Accepted): Partial<SaidDraft> => ({
  ...(giving === undefined ? {} : { given: { ...draft.given, [giving]: true } }),
  ...(promised === undefined || quote === undefined ? {} : { promisedWords: { ...draft.promisedWords, [promised]: quote } }),
  ...(knew === undefined ? {} : { knew: [...draft.knew, knew] }),
  ...(promised === undefined ? {} : { promised: [...draft.promised, promised] }),
  ...(fact === undefined ? {} : { facts: [...draft.facts, fact] }),
  ...texts,
})
