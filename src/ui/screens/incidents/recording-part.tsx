import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordingLink } from '../../../app/queries/recording-links.ts'
import { Button } from '../../components/button.tsx'
import { groupedNumber, whenText } from '../../components/format.ts'
import { useDecide } from '../../hooks/use-act.ts'

/** Which recording is of this call: what number and time suggest, the owner confirms or puts away. */
export const RecordingPart = ({ links }: { readonly links: readonly RecordingLink[] }): ReactElement | null => {
  const { t } = useTranslation()
  const decide = useDecide()
  if (links.length === 0) return null
  return (
    <>
      <h3>{t('recordings.title')}</h3>
      {links.map((link) => (
        <div key={`${link.recording}${link.call}`} className="proof">
          <p>
            <b>{t(`recordings.${link.state}`)}</b> {describe(t, link)}
          </p>
          {link.state === 'confirmed' ? null : (
            <div className="line">
              <Button label={{ code: 'recordings.confirm' }} onPress={() => decide({ kind: 'link-recording', recording: link.recording, call: link.call })} />
              <Button label={{ code: 'recordings.not' }} kind="text" onPress={() => decide({ kind: 'separate-incidents', observations: [link.recording, link.call] })} />
            </div>
          )}
        </div>
      ))}
    </>
  )
}

const describe = (t: ReturnType<typeof useTranslation>['t'], { other }: RecordingLink): string =>
  [other.fileName, other.when === undefined ? undefined : whenText(other.when), other.number === undefined ? undefined : groupedNumber(other.number), other.seconds === undefined ? undefined : t('recordings.lasts', { n: other.seconds })].filter((part) => part !== undefined && part !== '').join(t('comma'))
