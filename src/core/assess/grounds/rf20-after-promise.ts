import { toGroundId } from '../../model/ids.ts'
import { after, lacking, provable, withoutOtherWay } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'
import { actDate, modeText } from '../words.ts'

/** Did calls go on after the organisation promised to stop? */
export const afterPromise: Ground = {
  id: toGroundId('RF20'),
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier) => {
    const promise = dossier.promises.find((p) => p.proofs.length > 0 && p.words !== undefined) ?? dossier.promises[0]
    const calls = promise === undefined ? [] : after(dossier.calls, promise)
    if (promise === undefined || calls.length === 0) return nothingShown
    const values = { promiseDate: actDate(promise.at), promiseBy: promise.toWhom ?? '对方', promiseMode: modeText[promise.mode], count: calls.length, ...(promise.words === undefined ? {} : { promiseWords: promise.words }) }
    const missing = [...(promise.proofs.length === 0 ? (['promise-proof'] as const) : []), ...(promise.words === undefined ? (['words'] as const) : [])]
    return [lacking({ shownBy: calls, acts: [promise], values, only: withoutOtherWay(calls, provable(dossier.refusals)) }, missing)]
  },
}
