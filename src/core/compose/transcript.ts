import { timeCodeText } from '../kernel/time-code.ts'
import type { Said } from '../model/decision.ts'
import type { Block, Row, Run } from '../model/document.ts'
import type { FactId, ObservationId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Observation } from '../model/observation.ts'
import { factRun, factValue, typed, word } from './fact-run.ts'
import type { Matter } from './gather.ts'
import { portraitWidthPt } from './template/columns.ts'
import type { Value } from './template/values.ts'

/* What the owner typed out from a recording. Nobody listened to it but the owner: it is marked so wherever it stands, and the recording prevails. */

type Line = NonNullable<Said['transcript']>[number]
type Transcript = { readonly id: FactId; readonly lines: readonly Line[] }

const transcriptOf = (matter: Matter, ids: readonly ObservationId[]): Transcript | undefined => {
  for (const id of ids) {
    const heard = matter.said.get(id)
    if (heard?.said.transcript !== undefined && heard.said.transcript.length > 0) return { id: heard.id, lines: heard.said.transcript }
  }
  return undefined
}

const timeCode = ({ id }: Transcript, { atSeconds }: Line): Value => factValue(timeCodeText(atSeconds), { kind: 'computed', rule: 'time-code', from: [{ kind: 'decision', decisions: [id] }] })

/** In the story of the calls: where the recording is an exhibit its pages hold the lines, else they stand here. */
export const transcriptClause = (matter: Matter, incident: AttributedIncident): readonly Run[] => {
  const transcript = transcriptOf(matter, incident.supportedBy)
  if (transcript === undefined) return []
  const isExhibit = incident.supportedBy.some((id) => matter.input.view.observations.get(id)?.kind === 'recording')
  // What was typed from a recording that the owner has not said is of this call is not told of this call.
  if (!isExhibit && incident.unconfirmed !== undefined) return []
  if (isExhibit) return [word('；录音另有本人听写'), factRun(transcript.lines.length, { kind: 'number-of', things: transcript.lines.map((_, i) => String(i)) }), word('句，见录音证据，以录音为准')]
  return [word('；录音内容（本人听写，以录音为准）：'), ...transcript.lines.flatMap((line, i): readonly Run[] => [word(i === 0 ? '' : ' '), ...timeCode(transcript, line), word('“'), ...typed(line.text, transcript), word('”')])]
}

/** Behind the records of a recording: every line typed out from it, at its time. */
export const transcriptBlocks = (matter: Matter, records: readonly Observation[]): readonly Block[] =>
  records.flatMap((record): readonly Block[] => {
    const transcript = record.kind === 'recording' ? transcriptOf(matter, [record.id]) : undefined
    if (transcript === undefined) return []
    return [
      { kind: 'paragraph', indent: true, runs: [word('录音听写：由本人听录音后逐句键入（本人听写），不是机器识别，也不是录音原件；与录音不一致的，以录音为准。')] },
      { kind: 'table', isLarge: true, columns: [{ heading: '录音内时间', widthPt: 70, align: 'center' }, { heading: '听写内容（本人听写）', widthPt: portraitWidthPt - 70 }], rows: transcript.lines.map((line): Row => ({ cells: [{ runs: timeCode(transcript, line) }, { runs: typed(line.text, transcript) }] })) },
    ]
  })
