import { Fragment, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * Words with the few marks a sentence may carry: <b> weight, <ref> refusal, <exp> time running out, <ok> proved, <look> a person must look,
 * <k> a key, <dim> second voice, <hid> only read aloud. Anything else is text; no markup of a parameter is ever read, since parameters go in after.
 */
type Mark = 'b' | 'ref' | 'exp' | 'ok' | 'look' | 'k' | 'dim' | 'hid' | 'br'

type Params = Readonly<Record<string, string | number>>

export const Rich = ({ code, params = {} }: { readonly code: string; readonly params?: Params }): ReactElement => {
  const { t } = useTranslation()
  return <>{render(t(code, { skipInterpolation: true }), params)}</>
}

const render = (text: string, params: Params): ReactNode[] => {
  const pieces: ReactNode[] = []
  const pattern = /<(b|ref|exp|ok|look|k|dim|hid)>([\s\S]*?)<\/\1>|<(br)\/>/g
  let at = 0
  for (const match of text.matchAll(pattern)) {
    pieces.push(fill(text.slice(at, match.index), params))
    const mark = (match[1] ?? match[3] ?? 'br') as Mark
    pieces.push(wrap(mark, render(match[2] ?? '', params), match.index))
    at = match.index + match[0].length
  }
  pieces.push(fill(text.slice(at), params))
  return pieces
}

const fill = (text: string, params: Params): string => text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole))

const wrap = (mark: Mark, inner: ReactNode, key: number): ReactElement => {
  switch (mark) {
    case 'b':
      return <b key={key}>{inner}</b>
    case 'k':
      return <kbd key={key}>{inner}</kbd>
    case 'hid':
      return (
        <span key={key} className="unseen">
          {inner}
        </span>
      )
    case 'br':
      return <br key={key} />
    case 'ref':
    case 'exp':
    case 'ok':
      return (
        <b key={key} className={mark}>
          {inner}
        </b>
      )
    case 'look':
    case 'dim':
      return (
        <span key={key} className={mark}>
          {inner}
        </span>
      )
  }
}

/** A sentence made of several coded parts, in order. */
export type Said = { readonly code: string; readonly params?: Params }

export const Sentence = ({ parts }: { readonly parts: readonly Said[] }): ReactElement => (
  <>
    {parts.map((part, index) => (
      <Fragment key={`${part.code}${String(index)}`}>
        <Rich code={part.code} {...(part.params === undefined ? {} : { params: part.params })} />
      </Fragment>
    ))}
  </>
)
