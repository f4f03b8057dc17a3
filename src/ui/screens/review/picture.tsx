import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewItem } from '../../../app/queries/review.ts'
import type { Box } from '../../../core/kernel/place.ts'
import type { Sha256 } from '../../../core/kernel/sha256.ts'

/** Originals of the open matter, pictures only; served by electron/protocol.ts. */
export const originalUrl = (sha256: Sha256): string => `app://bundle/original/${sha256}`

type Picture = NonNullable<ReviewItem['picture']>
type Size = { readonly width: number; readonly height: number }

/** A margin around the value, in its own height, so that the eye sees where it stands. */
const around = ([x0, y0, x1, y1]: Box): Box => {
  const m = Math.max(6, (y1 - y0) * 0.35)
  return [Math.max(0, x0 - m * 2), Math.max(0, y0 - m), x1 + m * 2, y1 + m]
}

const cropWidth = 574
const mostScale = 6

/** A piece of the original, enlarged and not touched up. */
export const PieceOf = ({ sha256, box, width = cropWidth, height = 150, label }: { readonly sha256: Sha256; readonly box: Box; readonly width?: number; readonly height?: number; readonly label: string }): ReactElement => {
  const [x0, y0, x1, y1] = around(box)
  const scale = Math.min(mostScale, width / (x1 - x0), height / (y1 - y0))
  const left = (width - (x1 - x0) * scale) / 2 - x0 * scale
  const top = (height - (y1 - y0) * scale) / 2 - y0 * scale
  return (
    <div className="piece" role="img" aria-label={label} style={{ height }}>
      <img src={originalUrl(sha256)} alt="" draggable={false} style={{ transform: `translate(${String(left)}px, ${String(top)}px) scale(${String(scale)})`, clipPath: `inset(${String(y0)}px calc(100% - ${String(x1)}px) calc(100% - ${String(y1)}px) ${String(x0)}px)` }} />
    </div>
  )
}

export const Crop = ({ item }: { readonly item: ReviewItem }): ReactElement => {
  const { t } = useTranslation()
  const { picture } = item
  const where = `${item.fileName}${item.place.row === undefined ? '' : t('place.row-after', { n: item.place.row })}`
  if (picture === undefined)
    return (
      <div className="crop plain">
        <span className="rawtext mono">{item.raw}</span>
        <span className="left">{t('review.raw-text')}</span>
        <span className="right">{where}</span>
      </div>
    )
  return (
    <div className="crop">
      <PieceOf sha256={picture.sha256} box={picture.box} label={t('review.crop')} height={120} />
      <span className="left">{t('review.enlarged')}</span>
      <span className="right">{where}</span>
    </div>
  )
}

/** The whole picture with the boxes of its rows; what is out of scope is hatched, the original stays whole. */
export const FullPicture = ({ item, isBig, setBig }: { readonly item: ReviewItem; readonly isBig: boolean; readonly setBig: (isBig: boolean) => void }): ReactElement => {
  const { t } = useTranslation()
  const { picture } = item
  if (picture === undefined) return <aside />
  return (
    <aside className={isBig ? 'whole big' : 'whole'} aria-label={t('review.whole')}>
      <p className="h line">
        {t('review.whole')}
        <span className="sp" />
        <button type="button" className="btn quiet" aria-pressed={isBig} onClick={() => setBig(!isBig)}>
          <kbd>{t('key.Space')}</kbd> {t(isBig ? 'review.smaller' : 'review.bigger')}
        </button>
      </p>
      <div className="shot" tabIndex={0} role="group" aria-label={item.fileName}>
        <Boxed picture={picture} name={item.fileName} />
      </div>
      <p className="cap">{t('review.whole-legend')}</p>
    </aside>
  )
}

const Boxed = ({ picture, name }: { readonly picture: Picture; readonly name: string }): ReactElement => {
  const { t } = useTranslation()
  const [size, setSize] = useState<Size>()
  const [isUnshown, setUnshown] = useState(false)
  const percent = (n: number, of: number): string => `${String((n / of) * 100)}%`
  return (
    <div className="boxed">
      {isUnshown ? <p className="cap">{t('review.not-shown')}</p> : <img src={originalUrl(picture.sha256)} alt={t('review.picture', { name })} onError={() => setUnshown(true)} onLoad={(e) => setSize({ width: e.currentTarget.naturalWidth, height: e.currentTarget.naturalHeight })} />}
      {size === undefined
        ? null
        : picture.boxes.map(({ box: [x0, y0, x1, y1], isThis, isOut }) => (
            <i key={`${String(x0)},${String(y0)}`} className={isThis ? 'this' : isOut ? 'out' : ''} style={{ left: percent(x0, size.width), top: percent(y0, size.height), width: percent(x1 - x0, size.width), height: percent(y1 - y0, size.height) }}>
              {isOut ? t('review.covered') : null}
            </i>
          ))}
    </div>
  )
}
