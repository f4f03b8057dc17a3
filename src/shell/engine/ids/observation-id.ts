import { createHash } from 'node:crypto'
import type { Place } from '../../../core/kernel/place.ts'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import { toObservationId, type ObservationId } from '../../../core/model/ids.ts'

/** The same place of the same source, read again by the same reader family, has the same id. */
export const observationIdOf = (source: Sha256, readerFamily: string, place: Place): ObservationId =>
  toObservationId(`o${createHash('sha256').update(`${source}|${readerFamily}|${ordinalsOf(place)}`).digest('hex').slice(0, 24)}`)

const ordinalsOf = (place: Place): string =>
  [place.member ?? '', place.page ?? '', place.sheet ?? '', place.table ?? '', place.row ?? '', place.column ?? '', place.box?.join(',') ?? ''].join('/')
