import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Rich } from '../../components/rich.tsx'

const ways = ['android', 'iphone', 'bill', 'screenshot', 'recording'] as const

/** How to get the calls off a phone, phone by phone. */
export const HowToExport = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  return (
    <Dialog title={t('how.title')} onClose={onClose}>
      <dl className="how">
        {ways.map((way) => (
          <div key={way}>
            <dt className="h">{t(`how.${way}`)}</dt>
            <dd>
              <Rich code={`how.${way}.steps`} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        <Button label={{ code: 'close' }} kind="primary" onPress={onClose} />
      </div>
    </Dialog>
  )
}
