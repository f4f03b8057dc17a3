import { hash } from 'node:crypto'
import type { Place } from '../../../core/kernel/place.ts'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import { toObservationId, type ObservationId } from '../../../core/model/ids.ts'

/** The same place of the same source, read again by the same reader family, has the same id. */
export const observationIdOf = (source: Sha256, readerFamily: string, place: Place): ObservationId =>
  toObservationId(`o${hash('sha256', `${source}|${readerFamily}|${ordinalsOf(place)}`).slice(0, 24)}`)

const ordinalsOf = ({ member, page, sheet, table, row, column, box }: Place): string =>
  `${member ?? ''}/${page ?? ''}/${sheet ?? ''}/${table ?? ''}/${row ?? ''}/${column ?? ''}/${box?.join(',') ?? ''}`
