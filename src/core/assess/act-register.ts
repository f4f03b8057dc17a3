import type { ActRegister, RefusalRecord } from '../model/acts.ts'
import { joinedLists } from '../kernel/list.ts'
import { isSameWay } from './acts.ts'
import type { AssessInput } from './assess-input.ts'
import { idsOf, toCaseFile, type CaseFile } from './case-file.ts'
import { after } from './ground-parts.ts'

/** Refusals numbered per organisation, each with what came after it and what came the same way; complaints, promises, replies. */
export const actRegister = (input: AssessInput): ActRegister => actRegisterOf(toCaseFile(input))

export const actRegisterOf = (file: CaseFile): ActRegister => {
  const all = file.dossiers
  const refusals = all.flatMap((dossier) =>
    dossier.refusals.map((refusal, k): RefusalRecord => {
      // A word to nobody known is followed by nobody's calls.
      const later = dossier.respondent === undefined ? [] : [after(dossier.calls, refusal), after(dossier.messages, refusal)]
      return { ...refusal, n: k + 1, after: joinedLists(later.map(idsOf)), afterSameWay: joinedLists(later.filter(([first]) => first !== undefined && isSameWay(first, refusal)).map(idsOf)), isPleadable: refusal.proofs.length > 0 && dossier.isStated('stated.refusedAsListed') }
    }),
  )
  return { refusals, complaints: all.flatMap((d) => d.complaints), promises: all.flatMap((d) => d.promises), replies: all.flatMap((d) => d.replies) }
}
