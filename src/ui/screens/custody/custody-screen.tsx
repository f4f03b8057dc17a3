import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../core/kernel/issue.ts'
import { Button, forward } from '../../components/button.tsx'
import { bytesText, shortMoment } from '../../components/format.ts'
import { Frame } from '../../components/frame.tsx'
import { Icon } from '../../components/icon.tsx'
import { IssueText } from '../../components/issue-text.tsx'
import { Rich } from '../../components/rich.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { Bar } from '../import/import-progress.tsx'
import './custody.css'

/** 原始文件与保管记录: originals with their fingerprints, re-checked on demand; who did what with them. */
export const CustodyScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { client, go } = useDesk()
  const act = useAct()
  const page = usePage('custody', null)
  const [found, setFound] = useState<readonly Issue[]>()
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number }>()
  useEffect(() => client.onPush((push) => push.kind === 'progress' && push.what === 'verify' && setProgress(push)), [client])
  if (page === undefined) return <Frame>{null}</Frame>
  const verify = (): void =>
    act.run(async () => {
      setFound(undefined)
      const { issues } = await client.ask('verify', null)
      setProgress(undefined)
      setFound(issues)
    })
  return (
    <Frame remark={{ code: 'custody.remark' }} primary={forward('custody.back', () => go({ screen: 'home' }))}>
      <h1 className="state">
        <Rich code={found === undefined ? 'custody.head' : found.length === 0 ? 'custody.whole' : 'custody.damaged'} params={{ n: page.originals.length, bad: found?.length ?? 0 }} />
      </h1>
      <div className="line addbar">
        <Button label={{ code: 'custody.verify' }} icon="confirmed" onPress={verify} {...(act.isBusy ? { blockedBy: { code: 'custody.verifying' } } : {})} />
        <span className="cap">{page.lastVerified === undefined ? t('custody.never-verified') : t('custody.last-verified', { at: shortMoment(page.lastVerified) })}</span>
      </div>
      {progress === undefined ? null : <Bar percent={Math.round((progress.done / Math.max(1, progress.total)) * 100)} label={t('custody.verify')} />}
      {found === undefined || found.length === 0 ? null : (
        <ul className="sheet damaged" role="alert">
          {found.map((issue, i) => (
            <li key={`${issue.code}${String(i)}`}>
              <Icon name="warning" /> <IssueText code={issue.code} params={issue.params} />
            </li>
          ))}
        </ul>
      )}
      <p className="mono two">{t('custody.chain-head', { head: page.head })}</p>
      <h2 className="h">{t('custody.originals')}</h2>
      <div className="sheet scrolls">
        <table>
          <thead>
            <tr>
              {['file', 'size', 'received', 'records', 'hash'].map((col) => (
                <th key={col}>{t(`custody.col.${col}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.originals.map((o) => (
              <tr key={o.sha256}>
                <td>
                  {o.fileNames.join(t('list-comma'))} {o.isWithdrawn ? <span className="tag">{t('import.state.withdrawn')}</span> : null}
                </td>
                <td className="num">{bytesText(o.byteLength)}</td>
                <td className="num">{shortMoment(o.receivedAt)}</td>
                <td className="num">{o.observations}</td>
                <td className="mono">{o.sha256}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2 className="h">{t('custody.entries')}</h2>
      <table>
        <tbody>
          {page.entries.map((entry) => (
            <tr key={entry.id}>
              <td className="num">{shortMoment(entry.at)}</td>
              <td>{t(`custody.action.${entry.action}`)}</td>
              <td className="wrap">{entry.words ?? ''}</td>
              <td className="mono dim">{entry.source?.slice(0, 16) ?? ''}</td>
              <td className="dim">{entry.operator}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  )
}
