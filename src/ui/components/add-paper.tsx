import type { ReactElement } from 'react'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import { useDesk } from '../hooks/desk-context.ts'
import { useAct } from '../hooks/use-act.ts'
import { Button } from './button.tsx'

/** Takes a file in on the spot: it becomes an original like any other, and proves what is being written down. */
export const AddPaper = ({ onAdded }: { readonly onAdded: (source: Sha256) => void }): ReactElement => {
  const { client, bridge } = useDesk()
  const { run, isBusy } = useAct()
  const add = (): void =>
    run(async () => {
      const [path] = await bridge.chooseFiles({ purpose: 'evidence' })
      if (path === undefined) return
      await client.ask('importFiles', { paths: [path] })
      const name = path.split(/[\\/]/).at(-1) ?? path
      const added = (await client.ask('custody', null)).originals.findLast((o) => o.fileNames.includes(name))
      if (added !== undefined) onAdded(added.sha256)
    })
  return (
    <div className="line">
      <Button label={{ code: isBusy ? 'gap.paper-reading' : 'gap.paper-add' }} icon="plus" onPress={add} />
    </div>
  )
}
