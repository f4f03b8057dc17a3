import { toGroundId } from '../../model/ids.ts'
import type { Said } from '../../model/decision.ts'
import type { CaseFile, Dossier, Heard } from '../case-file.ts'
import { byWords, consentCautions, heardBy, kindText, proofOfWords, unrecorded } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'
import { lawfullyHeld } from '../holders.ts'

/** Did the caller know what a stranger would not? The current insurer holds it under the policy. */
export const knew: Ground = {
  id: toGroundId('RF03'),
  aspects: ['said', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    if (dossier.isCurrentInsurer) return nothingShown
    const held = lawfullyHeld(dossier.respondent, file.input.profile)
    const rows = heardBy(dossier, file).flatMap((row) => {
      const items = itemsOf(row.heard, held)
      return items === '' ? [] : [{ ...row, items }]
    })
    return byWords(rows, (row) => row.items).map(({ words, rows: of, incidents, dates }) => ({
      shownBy: incidents,
      proofs: proofOfWords(of),
      values: { date: dates(), kind: kindText(incidents), items: words },
      cautions: [...unrecorded(incidents), ...consentCautions(dossier), ...heldCaution(dossier, file)],
    }))
  },
}

const itemWords: Readonly<Record<NonNullable<Said['knew']>[number]['what'], string>> = { name: '姓名', plate: '车牌号码', vin: '车架号', expiry: '保险到期日', insurer: '现承保公司', number: '手机号码', other: '其他信息' }

const itemsOf = (heard: Heard, held: ReadonlySet<string>): string =>
  [...new Set((heard.said.knew ?? []).filter((k) => !held.has(k.what)).map((k) => (k.words === undefined ? itemWords[k.what] : `${itemWords[k.what]}（“${k.words}”）`)))].join('、')

const heldCaution = (dossier: Dossier, file: CaseFile): readonly 'held-lawfully'[] => (lawfullyHeld(dossier.respondent, file.input.profile).size > 0 ? ['held-lawfully'] : [])
