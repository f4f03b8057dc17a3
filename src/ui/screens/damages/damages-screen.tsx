import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatYuan, parseYuan } from '../../../core/kernel/fen.ts'
import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import { AddPaper } from '../../components/add-paper.tsx'
import { Button, forward } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { shortDay } from '../../components/format.ts'
import { Frame } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { Pick, TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { RestHoursPart } from './rest-hours.tsx'
import type { DamageEntry } from '../../../core/model/decision.ts'

const heads = ['evidence-cost', 'travel', 'medium-blocking', 'lost-work', 'lawyer-fee', 'discretionary', 'mental-distress', 'infringer-gain'] as const

/** 8 损失: each head with its proof or marked without one. No tariff per call. */
export const DamagesScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const decide = useDecide()
  const page = usePage('damages', null)
  const [isAdding, setAdding] = useState(false)
  if (page === undefined) return <Frame>{null}</Frame>
  return (
    <Frame remark={{ code: 'damages.remark' }} primary={forward('damages.next', () => go({ screen: 'packet' }))}>
      <h1 className="state">
        <Rich code={page.lines.length === 0 ? 'damages.none' : page.unprovedFen > 0 ? 'damages.head-unproved' : 'damages.head'} params={{ n: page.lines.length, sum: formatYuan(page.provedFen), rest: formatYuan(page.unprovedFen) }} />
      </h1>
      <p className="cap">{t('damages.no-tariff')}</p>
      <div className="line addbar">
        <Button label={{ code: 'damages.add' }} icon="plus" onPress={() => setAdding(true)} />
      </div>
      {page.lines.length === 0 ? null : (
        <div className="sheet scrolls">
          <table>
            <thead>
              <tr>
                {['head', 'method', 'day', 'proof', 'amount'].map((col) => (
                  <th key={col} className={col === 'amount' ? 'r' : ''}>
                    {t(`damages.col.${col}`)}
                  </th>
                ))}
                <th>
                  <span className="unseen">{t('damages.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {page.lines.map((line) => (
                <tr key={line.id}>
                  <td>{t(`damage.${line.head}`, { defaultValue: line.head })}</td>
                  <td className="wrap">{line.method}</td>
                  <td className="num">{line.on === undefined ? '—' : shortDay(line.on)}</td>
                  <td>{line.proofs.length === 0 ? <span className="tag exp">{t('damages.no-proof')}</span> : line.proofs.map((p) => p.fileName).join(t('list-comma'))}</td>
                  <td className="num r">{t('yuan', { n: formatYuan(line.amountFen) })}</td>
                  <td>
                    <Button label={{ code: 'damages.remove' }} kind="quiet" onPress={() => decide({ kind: 'undo', decision: line.id })} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <RestHoursPart rest={page.rest} />
      {isAdding ? <DamageDialog onClose={() => setAdding(false)} /> : null}
    </Frame>
  )
}

const DamageDialog = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const matters = usePage('matters', null)
  const custody = usePage('custody', null)
  const [head, setHead] = useState<(typeof heads)[number] | ''>('')
  const [amount, setAmount] = useState('')
  const [method, setMethod] = useState('')
  const [day, setDay] = useState('')
  const [source, setSource] = useState('')
  if (matters === undefined) return <></>
  const fen = parseYuan(amount)
  const on = parseTypedDay(day, matters.today)
  const proof = custody?.originals.find((o) => o.sha256 === source)
  const save = (): void => {
    if (!fen.ok || head === '') return
    const damage: DamageEntry = { head, amountFen: fen.value, method: method.trim(), ...(on.ok ? { on: on.value } : {}), proofs: proof === undefined ? [] : [{ source: proof.sha256 }], ...(head === 'evidence-cost' ? { isEvidenceCost: true } : {}) }
    decide({ kind: 'record-damage', damage })
    onClose()
  }
  return (
    <Dialog title={t('damages.add')} onClose={onClose}>
      <div className="form">
        <Pick label={t('damages.col.head')} value={head} choices={[{ value: '' as const, words: t('choose') }, ...heads.map((h) => ({ value: h, words: t(`damage.${h}`) }))]} onChange={setHead} />
        <div className="twocol">
          <TextField label={t('damages.amount')} hint={amount !== '' && !fen.ok ? t('damages.amount-not-read') : t('damages.amount-hint')} inputMode="decimal" text={amount} onChange={setAmount} />
          <DateField label={t('act.day')} text={day} today={matters.today} onChange={setDay} />
        </div>
        <TextField label={t('damages.method')} hint={t('damages.method-hint')} text={method} onChange={setMethod} />
        <Pick label={t('act.proof')} value={source} choices={[{ value: '', words: t('act.proof-none') }, ...(custody?.originals ?? []).map((o) => ({ value: String(o.sha256), words: o.fileNames[0] ?? o.sha256 }))]} onChange={setSource} />
        <AddPaper onAdded={setSource} />
      </div>
      <div className="acts">
        <Button label={{ code: 'act.save' }} kind="primary" onPress={save} {...(head === '' ? { blockedBy: { code: 'damages.head-first' } } : fen.ok ? {} : { blockedBy: { code: 'damages.amount-first' } })} />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
