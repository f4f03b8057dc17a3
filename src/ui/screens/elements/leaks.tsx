import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ElementsPage } from '../../../app/queries/elements.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useDecide } from '../../hooks/use-act.ts'

/** 与现有证据相容的来源: compatible with the record, never 泄露方; the weights are ours, shown, and the owner's to change. */
export const Leaks = ({ page }: { readonly page: ElementsPage }): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  return (
    <div className="sheet leaks">
      <h2 className="h">{t('leak.heading')}</h2>
      <p className="cap">{t('leak.only-compatible')}</p>
      {page.leakKnown.length === 0 ? null : <p>{t('leaks.known', { what: page.leakKnown.map((k) => t('leaks.known-one', { what: t(`knew.${k.what}`, { defaultValue: k.what }), n: k.n, on: k.on ?? '—' })).join(t('list-comma')) })}</p>}
      {page.leaks.length === 0 ? (
        <p>
          {t('leaks.none')} <Button label={{ code: 'leaks.holders' }} kind="text" onPress={() => go({ screen: 'profile' })} />
        </p>
      ) : null}
      <ol>
        {page.leaks.map((leak) => (
          <li key={leak.holder}>
            <b>{leak.holder}</b> {t(leak.isCompatible ? 'leaks.fits' : 'leaks.fits-not', { n: leak.fits, of: leak.of })}
            <span className="tag">{t('leaks.weight', { n: leak.weight })}</span>
            <div className="cap">{leak.reasons.map((s) => t(s.code, { ...s.params })).join(t('list-semicolon'))}</div>
          </li>
        ))}
      </ol>
      {page.leakRequest === undefined ? null : (
        <section className="next">
          <h2 className="h">{t('leaks.request-title', { holder: page.leakRequest.holder })}</h2>
          <p className="small">{t('leaks.request-asks', { asks: page.leakRequest.asks.map((a) => t(`leak.ask.${a}`)).join(t('list-comma')), basis: page.leakRequest.basis.map((b) => t(`leaks.basis.${b}`)).join(t('list-comma')) })}</p>
          <p className="cap">{t('leaks.request-separates', { holders: page.leakRequest.separates.join(t('list-comma')) })}</p>
          <Button label={{ code: 'leaks.request-go' }} onPress={() => go({ screen: 'packet' })} />
        </section>
      )}
      <Weights weights={page.leakWeights} />
    </div>
  )
}

const Weights = ({ weights }: { readonly weights: ElementsPage['leakWeights'] }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const changed = weights.flatMap(({ sign, weight }) => {
    const text = typed[sign]?.trim()
    return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) && Number(text) !== weight ? [{ kind: 'set-setting' as const, name: `leak.${sign}`, value: text }] : []
  })
  const save = (): void => {
    decide(...changed)
    setTyped({})
  }
  return (
    <details>
      <summary>{t('leaks.weights')}</summary>
      <p className="cap">{t('leak.weights-are-settings')}</p>
      <div className="weights">
        {weights.map(({ sign, weight }) => (
          <TextField key={sign} label={t(`leak.sign.${sign}`)} text={typed[sign] ?? String(weight)} inputMode="decimal" onChange={(text) => setTyped((now) => ({ ...now, [sign]: text }))} />
        ))}
      </div>
      <Button label={{ code: 'leaks.weights-save' }} onPress={save} {...(changed.length === 0 ? { blockedBy: { code: 'leaks.weights-first' } } : {})} />
    </details>
  )
}
