import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewCalls } from '../../app/view-protocol.ts'
import { useDesk } from '../hooks/desk-context.ts'
import { useAct } from '../hooks/use-act.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Rich } from './rich.tsx'

/** What was read from pictures as a workbook, each row beside its piece of the picture. */
export const RowsButton = (): ReactElement => {
  const { t } = useTranslation()
  const { client, bridge } = useDesk()
  const { run, isBusy } = useAct()
  const [written, setWritten] = useState<ViewCalls['writeRows']['answer']>()
  const write = (): void =>
    run(async () => {
      const folder = await bridge.chooseFolder({ purpose: 'packet' })
      if (folder !== null) setWritten(await client.ask('writeRows', { folder }))
    })
  return (
    <>
      <Button label={{ code: isBusy ? 'rows.writing' : 'rows.write' }} kind="text" onPress={write} />
      {written === undefined ? null : (
        <Dialog title={t(written.rows === 0 ? 'rows.none' : 'rows.written', { n: written.rows })} onClose={() => setWritten(undefined)}>
          <p className="two">
            <Rich code={written.rows === 0 ? 'rows.none-why' : 'rows.written-means'} params={{ folder: written.folder }} />
          </p>
          <div className="acts">
            {written.folder === '' ? null : <Button label={{ code: 'written.open' }} icon="folder" kind="primary" onPress={() => run(() => bridge.showInFolder({ path: written.folder }))} />}
            <Button label={{ code: 'close' }} onPress={() => setWritten(undefined)} />
          </div>
        </Dialog>
      )}
    </>
  )
}
