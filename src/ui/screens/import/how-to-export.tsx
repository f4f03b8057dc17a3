import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { guideGroups, type GuideId } from '../../../app/guides.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Rich } from '../../components/rich.tsx'

/** How to get the records out, phone by phone and carrier by carrier. */
export const HowToExport = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  return (
    <Dialog title={t('how.title')} onClose={onClose}>
      <div className="how">
        {Object.entries(guideGroups).map(([group, guides]) => (
          <section key={group}>
            <h3 className="h">{t(`guide.group.${group}`)}</h3>
            {guides.map((guide) => (
              <Guide key={guide} guide={guide} summary={t(`guide.${guide}.name`)} />
            ))}
          </section>
        ))}
      </div>
      <div className="acts">
        <Button label={{ code: 'close' }} kind="primary" onPress={onClose} />
      </div>
    </Dialog>
  )
}

export const Guide = ({ guide, summary }: { readonly guide: GuideId; readonly summary: string }): ReactElement => (
  <details className="guide">
    <summary>{summary}</summary>
    <p>
      <Rich code={`guide.${guide}`} />
    </p>
  </details>
)
