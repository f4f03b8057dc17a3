import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'

const fields = ['filing.courtName', 'filing.docketNumber', 'filing.judge', 'filing.regulatorName', 'filing.courtAddress'] as const

/** Where it is filed and under which number. */
export const FilingDialog = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const filled = Object.fromEntries(Object.entries(values).filter(([, text]) => text.trim() !== ''))
  return (
    <Dialog title={t('followup.filing')} onClose={onClose}>
      <div className="form">
        {fields.map((field) => (
          <TextField key={field} label={t(field)} text={values[field] ?? ''} onChange={(text) => setValues({ ...values, [field]: text })} />
        ))}
      </div>
      <div className="acts">
        <Button
          label={{ code: 'act.save' }}
          kind="primary"
          onPress={() => {
            decide({ kind: 'set-filing', values: filled })
            onClose()
          }}
          {...(Object.keys(filled).length === 0 ? { blockedBy: { code: 'filing.one-first' } } : {})}
        />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
