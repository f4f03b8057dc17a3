import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import { Button } from '../../components/button.tsx'
import { Pick } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'

type PaperPickProps = { readonly label: string; readonly chosen: Sha256 | undefined; readonly onChoose: (source: Sha256) => void }

/** A paper among the originals, or one taken in now: it becomes an original like any other. */
export const PaperPick = ({ label, chosen, onChoose }: PaperPickProps): ReactElement => {
  const { t } = useTranslation()
  const { client, bridge } = useDesk()
  const { run, isBusy } = useAct()
  const custody = usePage('custody', null)
  const originals = (custody?.originals ?? []).filter((o) => !o.isWithdrawn)
  const add = (): void =>
    run(async () => {
      const [path] = await bridge.chooseFiles({ purpose: 'evidence' })
      if (path === undefined) return
      await client.ask('importFiles', { paths: [path] })
      const name = path.split(/[\\/]/).at(-1) ?? path
      const added = (await client.ask('custody', null)).originals.findLast((o) => o.fileNames.includes(name))
      if (added !== undefined) onChoose(added.sha256)
    })
  return (
    <>
      <Pick label={label} value={chosen ?? ''} choices={[{ value: '' as const, words: t('choose') }, ...originals.map((o) => ({ value: o.sha256, words: o.fileNames[0] ?? o.sha256 }))]} onChange={(source) => source !== '' && onChoose(source)} />
      <div className="line">
        <Button label={{ code: isBusy ? 'gap.paper-reading' : 'gap.paper-add' }} icon="plus" onPress={add} />
      </div>
      <p className="cap">{t('gap.paper-why')}</p>
    </>
  )
}
