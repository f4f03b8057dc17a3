import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewCalls } from '../../../app/view-protocol.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { IssueText } from '../../components/issue-text.tsx'
import { Rich } from '../../components/rich.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'

export type Written = ViewCalls['writePacket']['answer']

/** What was written and where; a draft says that it is one. */
export const WrittenDialog = ({ written, onClose }: { readonly written: Written; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const { bridge, go } = useDesk()
  const { run } = useAct()
  return (
    <Dialog title={t(`written.${written.outcome}`)} onClose={onClose}>
      <p className="two">
        <Rich code={`written.${written.outcome}.means`} params={{ folder: written.folder }} />
      </p>
      {written.issues.map((issue, i) => (
        <p key={`${issue.code}${String(i)}`} className="look">
          <IssueText code={issue.code} params={issue.params} />
        </p>
      ))}
      <div className="acts">
        {written.folder === '' ? null : <Button label={{ code: 'written.open' }} icon="folder" kind="primary" onPress={() => run(() => bridge.showInFolder({ path: written.folder }))} />}
        <Button label={{ code: written.outcome === 'issued' ? 'written.follow' : 'close' }} onPress={() => (written.outcome === 'issued' ? go({ screen: 'followup' }) : onClose())} />
      </div>
    </Dialog>
  )
}
