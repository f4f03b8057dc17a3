import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import { AddPaper } from '../../components/add-paper.tsx'
import { Pick } from '../../components/text-field.tsx'
import { usePage } from '../../hooks/use-page.ts'

type PaperPickProps = { readonly label: string; readonly chosen: Sha256 | undefined; readonly onChoose: (source: Sha256) => void }

/** A paper among the originals, or one taken in now. */
export const PaperPick = ({ label, chosen, onChoose }: PaperPickProps): ReactElement => {
  const { t } = useTranslation()
  const custody = usePage('custody', null)
  const originals = (custody?.originals ?? []).filter((o) => !o.isWithdrawn)
  return (
    <>
      <Pick label={label} value={chosen ?? ''} choices={[{ value: '' as const, words: t('choose') }, ...originals.map((o) => ({ value: o.sha256, words: o.fileNames[0] ?? o.sha256 }))]} onChange={(source) => source !== '' && onChoose(source)} />
      <AddPaper onAdded={onChoose} />
      <p className="cap">{t('gap.paper-why')}</p>
    </>
  )
}
