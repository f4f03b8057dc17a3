import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Rich } from '../../components/rich.tsx'

/** No file yet: what to do first, in three lines and a drawing. */
export const EmptyImport = ({ onChoose, onFolder, onHelp, onPaste }: { readonly onChoose: () => void; readonly onFolder: () => void; readonly onHelp: () => void; readonly onPaste: () => void }): ReactElement => {
  const { t } = useTranslation()
  return (
    <div className="emp">
      <section>
        <h1>
          <Rich code="import.empty" />
        </h1>
        <ol className="steps3">
          {['keep', 'export', 'drop'].map((step) => (
            <li key={step}>
              <span>
                <Rich code={`import.empty.${step}`} />
              </span>
            </li>
          ))}
        </ol>
        <div className="line">
          <Button label={{ code: 'import.choose-or-drop' }} kind="primary" isBig onPress={onChoose} autoFocus />
          <Button label={{ code: 'import.choose-folder' }} isBig onPress={onFolder} />
          <Button label={{ code: 'import.paste' }} kind="text" onPress={onPaste} />
          <Button label={{ code: 'import.how-mine' }} kind="text" onPress={onHelp} />
        </div>
      </section>
      <svg width={400} height={330} viewBox="0 0 400 330" role="img" aria-label={t('import.drawing')}>
        <g fill="none" stroke="var(--ink)" strokeWidth={1.5}>
          <rect x={40} y={12} width={132} height={250} rx={14} fill="var(--surface)" />
          <path d="M40 44h132M92 28h28" />
          <path d="M58 68h72M58 112h60M58 156h78M58 200h64M58 238h70" strokeWidth={2} stroke="var(--ink-2)" />
          <path d="M58 80h40M58 124h40M58 168h40M58 212h40M148 71h10M148 115h10M148 159h10" stroke="var(--edge)" />
          <rect x={50} y={92} width={112} height={44} stroke="var(--refusal)" strokeWidth={2} />
          <rect x={50} y={180} width={112} height={44} stroke="var(--refusal)" strokeWidth={2} />
          <path d="M186 106c34-14 58 2 62 40m-9-9 9 10 7-11" stroke="var(--action)" strokeWidth={2} />
          <path d="M222 170h52l12 16h84v96H222zM222 198h148" fill="var(--surface)" />
          <rect x={296} y={222} width={52} height={38} stroke="var(--proved)" strokeWidth={2} />
          <path d="m308 241 8 8 18-18" stroke="var(--proved)" strokeWidth={2} />
        </g>
        <g fill="var(--ink-2)" fontSize={13} textAnchor="middle">
          <text x={106} y={290}>{t('import.drawing.phone')}</text>
          <text x={258} y={246}>{t('import.drawing.original')}</text>
          <text x={296} y={306}>{t('import.drawing.kept')}</text>
        </g>
      </svg>
    </div>
  )
}
