import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RailPage } from '../../app/queries/rail.ts'
import type { Hit } from '../../app/queries/search.ts'
import { useDesk } from '../hooks/desk-context.ts'
import { useAct } from '../hooks/use-act.ts'
import { useKeys } from '../hooks/use-keys.ts'
import { BrandMark } from './brand.tsx'
import { groupedNumber } from './format.ts'
import { Icon } from './icon.tsx'

export const TitleBar = ({ rail }: { readonly rail: RailPage | null }): ReactElement => {
  const { t } = useTranslation()
  const { client, go, tell } = useDesk()
  const { run } = useAct()
  const undo = (): void =>
    run(async () => {
      const { undone, touchesPacket } = await client.ask('undo', null)
      if (undone > 0 && touchesPacket) tell({ code: 'undo.touches-packet' })
    })
  useKeys(rail === null ? {} : { 'Ctrl+Z': undo })
  return (
    <header className="title">
      <button type="button" className="brand" onClick={() => go({ screen: rail === null ? 'matters' : 'home' })}>
        <BrandMark />
        <span>{t('brand')}</span>
      </button>
      {rail === null ? null : (
        <button type="button" className="matter" onClick={() => go({ screen: 'matters' })} aria-label={t('title.other-matter', { title: rail.title })}>
          {rail.title}
          {rail.plate === undefined ? null : <small>{rail.plate}</small>}
          <Icon name="down" size={14} />
        </button>
      )}
      <span className="sp" />
      {rail === null ? null : <Find />}
      {rail === null ? null : (
        <button type="button" className="btn quiet" aria-disabled={rail.undoes === undefined} onClick={rail.undoes === undefined ? undefined : undo} title={rail.undoes === undefined ? t('undo.nothing') : t('undo.what', { what: t(`decision.${rail.undoes}`) })}>
          <Icon name="undo" />
          {t('undo')}
        </button>
      )}
      <div className="local">
        <Icon name="lock" size={14} />
        {t('title.offline')}
      </div>
    </header>
  )
}

/** Ctrl K. Finds numbers, names and files of the open matter. */
const Find = (): ReactElement => {
  const { t } = useTranslation()
  const { client, go } = useDesk()
  const [text, setText] = useState('')
  const [hits, setHits] = useState<readonly Hit[]>([])
  const field = useRef<HTMLInputElement>(null)
  useKeys({ 'Ctrl+K': () => field.current?.focus(), Escape: hits.length > 0 ? () => setHits([]) : undefined })
  useEffect(() => {
    let isCurrent = true
    void client.ask('search', { text }).then((found) => isCurrent && setHits(found))
    return () => {
      isCurrent = false
    }
  }, [client, text])
  const open = (hit: Hit): void => {
    setText('')
    go({ screen: hit.step, ...(hit.incident === undefined ? {} : { id: hit.incident }) })
  }
  return (
    <div className="find" role="search">
      <Icon name="search" size={14} />
      <input ref={field} value={text} onChange={(e) => setText(e.target.value)} placeholder={t('find.placeholder')} aria-label={t('find.label')} />
      <kbd>{t('key.Ctrl')}</kbd>
      <kbd>{'K'}</kbd>
      {hits.length === 0 ? null : (
        <div className="hits">
          {hits.map((hit) => (
            <button type="button" key={`${hit.kind}${hit.text}${hit.incident ?? ''}`} onClick={() => open(hit)}>
              <span className="num">{hit.kind === 'incident' ? groupedNumber(hit.text) : hit.text}</span>
              <span className="sp" />
              <span className="cap">{t(`find.${hit.kind}`)}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
