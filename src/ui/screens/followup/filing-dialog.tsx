import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CourtPage } from '../../../app/queries/followup.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'

const fields = ['filing.courtName', 'filing.caseNumber', 'filing.judge', 'filing.regulatorName', 'filing.courtAddress'] as const

/** Where it is filed and under which number: the papers that name a case take it from here. */
export const FilingDialog = ({ court, onClose }: { readonly court: CourtPage; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const changed = Object.fromEntries(Object.entries(values).filter(([name, text]) => text.trim() !== (court.filing[name] ?? '') && text.trim() !== ''))
  return (
    <Dialog title={t('followup.filing')} onClose={onClose}>
      <div className="form">
        {fields.map((field) => (
          <TextField key={field} label={t(field)} text={values[field] ?? court.filing[field] ?? ''} onChange={(text) => setValues({ ...values, [field]: text })} />
        ))}
      </div>
      <div className="acts">
        <Button
          label={{ code: 'act.save' }}
          kind="primary"
          onPress={() => {
            decide({ kind: 'set-filing', values: changed })
            onClose()
          }}
          {...(Object.keys(changed).length === 0 ? { blockedBy: { code: 'filing.one-first' } } : {})}
        />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
