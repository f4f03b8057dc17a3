import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import { AddPaper } from '../../components/add-paper.tsx'
import { Pick } from '../../components/text-field.tsx'
import { usePage } from '../../hooks/use-page.ts'

export type ChosenProof = { readonly source: Sha256 | undefined; readonly choose: (source: Sha256 | undefined) => void }

export const useProof = (): ChosenProof => {
  const [source, choose] = useState<Sha256>()
  return { source, choose }
}

/** The paper that shows it: without one a clock runs, and a letter cannot say so. */
export const ProofField = ({ proof }: { readonly proof: ChosenProof }): ReactElement => {
  const { t } = useTranslation()
  const custody = usePage('custody', null)
  return (
    <>
      <Pick<Sha256> label={t('act.proof')} value={proof.source ?? ''} choices={[{ value: '', words: t('act.proof-none') }, ...(custody?.originals ?? []).map((o) => ({ value: o.sha256, words: o.fileNames[0] ?? o.sha256 }))]} onChange={(source) => proof.choose(source === '' ? undefined : source)} />
      <AddPaper onAdded={proof.choose} />
    </>
  )
}
