import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentLine, PacketAsk, StretchPlace } from '../../../app/queries/packet.ts'
import type { Block, Run } from '../../../core/model/document.ts'
import { Button } from '../../components/button.tsx'
import { useKeys } from '../../hooks/use-keys.ts'
import { useAnswer } from '../../hooks/use-page.ts'
import { originalUrl } from '../review/picture.tsx'

type PreviewProps = { readonly ask: PacketAsk; readonly document: DocumentLine; readonly selected: StretchPlace | undefined; readonly onSelect: (place: StretchPlace | undefined) => void }

const blocksShown = 60

/** The page as it prints, from the same blocks. It stays white in the dark: it is paper. */
export const PagePreview = ({ ask, document, selected, onSelect }: PreviewProps): ReactElement => {
  const { t } = useTranslation()
  const [wanted, setOffset] = useState(0)
  const held = useAnswer('packetBlocks', { ...ask, document: document.id, offset: wanted, limit: blocksShown })
  const blocks = held?.answer
  const offset = held?.ask.offset ?? 0
  const page = useRef<HTMLElement>(null)
  const places = useMemo(() => placesOf(document.id, blocks ?? [], offset), [document.id, blocks, offset])
  const at = selected === undefined ? -1 : places.findIndex((p) => isSame(p, selected))
  const move = (by: number): void => {
    const next = places[Math.max(0, Math.min(places.length - 1, at + by))]
    if (next !== undefined) onSelect(next)
  }
  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(at < 0 ? 1 : -1), Space: at < 0 ? () => move(1) : undefined, Escape: selected === undefined ? undefined : () => onSelect(undefined) })
  useEffect(() => {
    page.current?.querySelector('.cl.on')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  if (blocks === undefined) return <div className="pgw" />
  return (
    <div className="pgw" tabIndex={0} role="region" aria-label={document.title}>
      <p className="cap">{t('packet.pages-later')}</p>
      <article className="pg" lang="zh-CN" ref={page}>
        {blocks.map((block, i) => (
          <BlockView key={offset + i} block={block} place={{ document: document.id, block: offset + i, run: 0 }} selected={selected} onSelect={onSelect} />
        ))}
        {document.blocks > blocksShown ? (
          <div className="line pager">
            <Button label={{ code: 'page.before' }} onPress={() => setOffset(Math.max(0, offset - blocksShown))} />
            <span>{t('page.of', { from: offset + 1, to: Math.min(document.blocks, offset + blocksShown), of: document.blocks })}</span>
            <Button label={{ code: 'page.after' }} onPress={() => setOffset(Math.min(document.blocks - 1, offset + blocksShown))} />
          </div>
        ) : null}
      </article>
    </div>
  )
}

const isSame = (a: StretchPlace, b: StretchPlace): boolean => a.document === b.document && a.block === b.block && a.run === b.run && a.cell?.join() === b.cell?.join()

/** Every stretch of text that rests on something, in reading order. */
const placesOf = (document: string, blocks: readonly Block[], offset: number): readonly StretchPlace[] =>
  blocks.flatMap((block, i): readonly StretchPlace[] => {
    const here = { document, block: offset + i }
    if ('runs' in block) return block.runs.flatMap((run, r) => (run.fact === undefined ? [] : [{ ...here, run: r }]))
    if (block.kind !== 'table') return []
    return block.rows.flatMap((row, y) => row.cells.flatMap((cell, x) => cell.runs.flatMap((run, r) => (run.fact === undefined ? [] : [{ ...here, run: r, cell: [y, x] as const }]))))
  })

type RunsProps = { readonly runs: readonly Run[]; readonly place: StretchPlace; readonly selected: StretchPlace | undefined; readonly onSelect: (place: StretchPlace) => void }

const Runs = ({ runs, place, selected, onSelect }: RunsProps): ReactElement => (
  <>
    {runs.map((run, r) => {
      const here = { ...place, run: r }
      const text = run.text === '' && run.cites !== undefined ? `（见证据${run.cites.map((c) => String(c.exhibit)).join('、')}）` : run.text
      if (run.fact === undefined) return <span key={r} className={run.isGap === true ? 'gapmark' : run.cites === undefined ? (run.bold === true ? 'strong' : '') : 'cite'}>{text}</span>
      const isOn = selected !== undefined && isSame(here, selected)
      return (
        <span key={r} role="button" tabIndex={-1} className={`cl${isOn ? ' on' : ''}${run.bold === true ? ' strong' : ''}`} onClick={() => onSelect(here)}>
          {text}
        </span>
      )
    })}
  </>
)

type BlockProps = { readonly block: Block; readonly place: StretchPlace; readonly selected: StretchPlace | undefined; readonly onSelect: (place: StretchPlace) => void }

const BlockView = ({ block, ...props }: BlockProps): ReactElement => {
  switch (block.kind) {
    case 'title':
      return <h2 className="doc-title">{block.text}</h2>
    case 'heading':
      return <h3>{block.text}</h3>
    case 'paragraph':
      return (
        <p className={`${block.indent ? 'indent' : ''} ${block.align ?? ''}`}>
          <Margin runs={block.runs} />
          <Runs runs={block.runs} {...props} />
        </p>
      )
    case 'numbered':
      return (
        <p className="indent">
          <Margin runs={block.runs} />
          {`${String(block.number)}. `}
          <Runs runs={block.runs} {...props} />
        </p>
      )
    case 'paper':
      return (
        <p className="indent">
          <Runs runs={block.runs} {...props} />
        </p>
      )
    case 'bullet':
      return (
        <p className="bullet">
          <Runs runs={block.runs} {...props} />
        </p>
      )
    case 'quotation':
      return (
        <blockquote>
          <b>{block.heading}</b>
          {block.text}
        </blockquote>
      )
    case 'table':
      return <TableView block={block} {...props} />
    case 'exhibit':
      return <h3 className="exhibit">{`证据${String(block.exhibit)}　${block.title}`}</h3>
    case 'picture':
      return (
        <figure>
          <img src={originalUrl(block.source)} alt={block.fileName} loading="lazy" />
          <figcaption>
            <Runs runs={block.caption} {...props} />
          </figcaption>
        </figure>
      )
    case 'page-break':
      return <hr />
  }
}

/** 证3 in the margin beside each sentence that cites it. */
const Margin = ({ runs }: { readonly runs: readonly Run[] }): ReactElement | null => {
  const exhibits = [...new Set(runs.flatMap((r) => (r.cites ?? []).map((c) => c.exhibit)))]
  return exhibits.length === 0 ? null : (
    <span className="mm" aria-hidden="true">
      {exhibits.slice(0, 3).map((n) => (
        <b key={n}>{`证${String(n)}`}</b>
      ))}
    </span>
  )
}

const rowsShown = 40

const TableView = ({ block, place, selected, onSelect }: BlockProps & { readonly block: Extract<Block, { kind: 'table' }> }): ReactElement => {
  const { t } = useTranslation()
  return (
    <>
      <table className="doc-table">
        <thead>
          <tr>
            {block.columns.map((c) => (
              <th key={c.heading}>{c.heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.slice(0, rowsShown).map((row, y) => (
            <tr key={y}>
              {row.cells.map((cell, x) => (
                <td key={x} className={block.columns[x]?.align ?? ''}>
                  <Runs runs={cell.runs} place={{ ...place, cell: [y, x] }} selected={selected} onSelect={onSelect} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {block.rows.length > rowsShown ? <p className="fold">{t('packet.rows-folded', { n: block.rows.length - rowsShown })}</p> : null}
    </>
  )
}
