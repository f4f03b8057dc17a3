import { useEffect, useState, type ReactElement } from 'react'
import type { ImportPage } from '../../../app/queries/import-report.ts'
import type { FileProgress } from '../../../app/import-files.ts'
import { useDesk } from '../../hooks/desk-context.ts'

export type TakeFiles = { readonly chooseFiles: () => void; readonly chooseFolder: () => void; readonly dropProps: Pick<React.HTMLAttributes<HTMLElement>, 'onDrop' | 'onDragOver' | 'onDragLeave' | 'className'> }

/** Progress moves only when work moves. */
export const useProgress = (page: ImportPage): { readonly share: number; readonly file: FileProgress | undefined; readonly done: number; readonly total: number } => {
  const { client } = useDesk()
  const [told, setTold] = useState<{ readonly done: number; readonly total: number; readonly file?: FileProgress }>()
  useEffect(() => client.onPush((push) => push.kind === 'progress' && push.what === 'import' && setTold(push)), [client])
  const done = Math.max(told?.done ?? 0, page.running?.done ?? 0)
  const total = page.running?.total ?? told?.total ?? 1
  const file = told?.file ?? page.running?.current
  const inFile = file === undefined || file.total === 0 ? 0 : file.done / file.total
  return { share: Math.min(1, (done + Math.min(0.95, inFile)) / Math.max(1, total)), file, done, total }
}

export const Bar = ({ percent, label }: { readonly percent: number; readonly label: string }): ReactElement => (
  <div className="bar" role="progressbar" aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} aria-label={label}>
    <i style={{ width: `${String(percent)}%` }} />
  </div>
)
