import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Icon } from './icon.tsx'
import { IssueText } from './issue-text.tsx'

export type Problem = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

/** What is not lost, what was not done, what to do: in that order. Nothing personal is copied. */
export const ProblemDialog = ({ problem, onClose }: { readonly problem: Problem; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  return (
    <Dialog title={t('problem.title')} onClose={onClose} role="alertdialog">
      <div className="err-body">
        <dl className="problem">
          <dt className="ok">
            <Icon name="tick" />
            {t('problem.kept')}
          </dt>
          <dd>{t('problem.kept-what')}</dd>
          <dt>
            <Icon name="warning" />
            {t('problem.failed')}
          </dt>
          <dd>
            <IssueText code={problem.code} params={problem.params ?? {}} />
          </dd>
          <dt>
            <Icon name="next" />
            {t('problem.do')}
          </dt>
          <dd>{t(`${problem.code}.do`, { defaultValue: t('problem.do-what') })}</dd>
        </dl>
      </div>
      <div className="acts">
        <Button label={{ code: 'close' }} onPress={onClose} kind="primary" />
        <Button label={{ code: 'problem.copy' }} icon="copy" kind="text" onPress={() => void navigator.clipboard.writeText(problem.code)} />
      </div>
      <p className="cap">{t('problem.code', { code: problem.code })}</p>
    </Dialog>
  )
}
