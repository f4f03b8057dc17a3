import type { TFunction } from 'i18next'
import type { LinkEnd, RecordingLink } from '../../../app/queries/recording-links.ts'
import { groupedNumber, whenText } from '../../components/format.ts'

/** One end of a link: the file, or the call, as far as it is known. */
export const endWords = (t: TFunction, end: LinkEnd, isFile: boolean): string =>
  [
    isFile ? end.fileName.slice(end.fileName.lastIndexOf('/') + 1) : undefined,
    end.when === undefined ? undefined : whenText(end.when),
    end.number === undefined ? undefined : groupedNumber(end.number),
    end.direction === undefined ? undefined : t(`direction.${end.direction}`),
    end.seconds === undefined ? undefined : t(isFile ? 'recordings.lasts' : 'incidents.answered-for', { n: end.seconds }),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(t('comma'))

/** What speaks for it, and what does not: nothing is left for the owner to guess. */
export const fitWords = (t: TFunction, { fit, file }: RecordingLink): string => {
  if (fit === undefined) return t('recordings.why.none')
  const { secondsAfter: s } = fit
  return [
    t(`recordings.why.number.${fit.number}`),
    s === undefined ? t('recordings.why.near') : s === 0 ? t('recordings.why.same-second') : t(s > 0 ? 'recordings.why.later' : 'recordings.why.earlier', { n: Math.abs(s) }),
    fit.during ? t('recordings.why.during') : undefined,
    fit.sameDirection ? t('recordings.why.direction') : undefined,
    fit.sameName ? t('recordings.why.name', { name: file.name ?? '' }) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(t('comma'))
}
