import { compareText } from '../../kernel/list.ts'
import type { OriginalRow } from '../../model/elements.ts'
import type { SourceView } from '../../model/matter-view.ts'
import type { Observation } from '../../model/observation.ts'
import type { LogHint, LogKind } from '../../model/reading-run.ts'
import type { AssessInput } from '../assess-input.ts'
import { toCaseFile, type CaseFile, type Dated } from '../case-file.ts'
import { shownNumber } from '../words.ts'
import type { PartyId } from '../../model/ids.ts'

/** 原件核对表: for every record behind a counted incident, which phone to bring and what to open on it. */
export const originalRows = (input: AssessInput, respondent?: PartyId): readonly OriginalRow[] => originalRowsOf(toCaseFile(input), respondent)

export const originalRowsOf = (file: CaseFile, respondent?: PartyId): readonly OriginalRow[] => {
  const views = new Map(file.input.sources.map((s) => [s.source.sha256, s]))
  return file.dossiers
    .filter((d) => respondent === undefined || d.respondent?.id === respondent)
    .flatMap((d) => [...d.calls, ...d.messages])
    .flatMap((incident) =>
      incident.supportedBy.flatMap((id) => {
        const observation = file.input.observations.get(id)
        return observation === undefined ? [] : [rowOf(file, incident, observation, views.get(observation.source))]
      }),
    )
    .sort((a, b) => compareText(a.device ?? '', b.device ?? '') || compareText(a.open, b.open) || (a.at?.from ?? 0) - (b.at?.from ?? 0) || compareText(a.observation, b.observation))
}

const openOf: Readonly<Record<LogKind, OriginalRow['open']>> = { phone: 'call-log', bill: 'carrier-bill', screenshot: 'picture', recording: 'recording', messages: 'messages', chat: 'chat', diary: 'table', table: 'table' }
const openByKind: Readonly<Record<Observation['kind'], OriginalRow['open']>> = { call: 'call-log', sms: 'messages', chat: 'chat', recording: 'recording' }

const rowOf = (file: CaseFile, incident: Dated, observation: Observation, view: SourceView | undefined): OriginalRow => {
  const log = observation.log ?? view?.run?.log
  return {
    incident: incident.id,
    observation: observation.id,
    source: observation.source,
    fileName: view?.fileNames[0] ?? view?.source.fileName ?? '',
    open: log === undefined ? openByKind[observation.kind] : openOf[log.kind],
    ...phoneOf(file, observation, log),
    ...readOf(incident, observation),
    ...placeOf(observation),
  }
}

/** The phone to bring: as the file says, else as the profile says of that number. */
const phoneOf = (file: CaseFile, observation: Observation, log: LogHint | undefined): Pick<OriginalRow, 'device' | 'ownNumber'> => {
  const own = observation.ownNumber === undefined ? log?.ownNumber : shownNumber(observation.ownNumber.value)
  const device = log?.device ?? file.input.profile.ownNumbers.find((n) => own !== undefined && own.length >= 7 && n.number.endsWith(own.slice(-11)))?.device
  return { ...(own === undefined ? {} : { ownNumber: own }), ...(device === undefined ? {} : { device }) }
}

const readOf = (incident: Dated, { otherNumber, startedAt, durationSeconds }: Observation): Pick<OriginalRow, 'number' | 'at' | 'durationSeconds'> => {
  const number = otherNumber?.value ?? incident.otherNumber
  return { ...(number === undefined ? {} : { number: shownNumber(number) }), ...(startedAt === undefined ? {} : { at: startedAt.value }), ...(durationSeconds === undefined ? {} : { durationSeconds: durationSeconds.value }) }
}

const placeOf = ({ place }: Observation): Pick<OriginalRow, 'row' | 'page'> => ({ ...(place.row === undefined ? {} : { row: place.row }), ...(place.page === undefined ? {} : { page: place.page }) })
