import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../hooks/desk-context.ts'
import { useRail } from '../hooks/rail-context.ts'
import { Button, type ButtonSpec } from './button.tsx'
import { ElderTitle } from './elder-title.tsx'
import { Rail } from './rail.tsx'
import { Rich } from './rich.tsx'
import { clockOf } from './format.ts'
import { TitleBar } from './title-bar.tsx'
import { previousOf } from './steps.ts'

export type KeyHint = { readonly keys: readonly string[]; readonly what: string; readonly isRange?: boolean }
export type Remark = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

type FrameProps = {
  readonly children: ReactNode
  readonly remark?: Remark
  readonly keys?: readonly KeyHint[]
  readonly primary?: ButtonSpec
  readonly isFlush?: boolean
  /** What 读给我听 reads in 长辈版: the page's own words. */
  readonly spoken?: string
}

/** Title, rail, the page, and a foot with one honest remark, the keys, and one primary button. */
export const Frame = (props: FrameProps): ReactElement => {
  const { look, route } = useDesk()
  const rail = useRail()
  const hasMatter = rail !== undefined && rail !== null && route.screen !== 'matters'
  if (look.size === 'elder') return <ElderFrame {...props} />
  return (
    <div className={hasMatter ? 'app' : 'app bare'}>
      <SkipToPage />
      <TitleBar rail={hasMatter ? rail : null} />
      {hasMatter ? <Rail steps={rail.steps} /> : null}
      <main className={props.isFlush === true ? 'main flush' : 'main'} id="page" tabIndex={-1}>
        {props.children}
      </main>
      {hasMatter ? <SavedAt at={rail.savedAt === undefined ? '' : clockOf(rail.savedAt)} /> : null}
      <Foot {...props} />
    </div>
  )
}

/** The first stop of the Tab key: past title and rail to what the screen is about. */
const SkipToPage = (): ReactElement => {
  const { t } = useTranslation()
  return (
    <button type="button" className="skip" onClick={() => document.querySelector<HTMLElement>('#page')?.focus()}>
      {t('skip.page')}
    </button>
  )
}

const SavedAt = ({ at }: { readonly at: string }): ReactElement => (
  <div className="railfoot">
    <span>{at === '' ? null : <Rich code="saved-at" params={{ at }} />}</span>
  </div>
)

const Foot = ({ remark, keys = [], primary }: FrameProps): ReactElement => (
  <footer className="foot">
    <div className="why">{remark === undefined ? null : <Rich code={remark.code} {...(remark.params === undefined ? {} : { params: remark.params })} />}</div>
    <span className="sp" />
    <KeyLegend keys={keys} />
    {primary === undefined ? null : <Button {...primary} />}
  </footer>
)

const KeyLegend = ({ keys }: { readonly keys: readonly KeyHint[] }): ReactElement => {
  const { t } = useTranslation()
  return (
    <div className="keys">
      {keys.map((hint) => (
        <span key={hint.what}>
          {hint.keys.map((k, i) => (
            <span key={k}>
              {i > 0 && hint.isRange === true ? '–' : null}
              <kbd>{t(`key.${k}`, { defaultValue: k })}</kbd>
            </span>
          ))}
          {t(hint.what)}
        </span>
      ))}
    </div>
  )
}

const ElderFrame = ({ children, remark, primary, spoken = '' }: FrameProps): ReactElement => {
  const { go, route } = useDesk()
  const previous = previousOf(route.screen)
  return (
    <div className="app elder">
      <SkipToPage />
      <ElderTitle spoken={spoken} />
      <main className="main" id="page" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <Button label={{ code: 'elder.back' }} onPress={() => go({ screen: previous })} isBig />
        <div className="why">{remark === undefined ? null : <Rich code={remark.code} {...(remark.params === undefined ? {} : { params: remark.params })} />}</div>
        <span className="sp" />
        {primary === undefined ? null : <Button {...primary} />}
      </footer>
    </div>
  )
}
