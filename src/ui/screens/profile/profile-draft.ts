import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import type { LocalDate } from '../../../core/kernel/civil.ts'
import type { Claimant, DataHolder, Profile } from '../../../core/model/profile.ts'

export type HolderDraft = { readonly name: string; readonly kind: DataHolder['kind']; readonly since: string; readonly held: readonly string[] }

/** The form as typed. Empty stays unknown. */
export type ProfileDraft = {
  readonly title: string
  readonly name: string
  readonly sex: string
  readonly birthDate: string
  readonly ethnicity: string
  readonly occupation: string
  readonly employer: string
  readonly habitualResidence: string
  readonly idType: string
  readonly eServiceAddress: string
  readonly agreesEService: boolean
  readonly ownerName: string
  readonly carrier: string
  readonly device: string
  readonly domicile: string
  readonly serviceAddress: string
  readonly idNumber: string
  readonly contactPhone: string
  readonly ownNumbers: string
  readonly registrant: string
  readonly plate: string
  readonly insurer: string
  readonly expiry: string
  readonly holders: readonly HolderDraft[]
}

// eslint-disable-next-line complexity -- every branch is one absent value; there is no rule in it.
export const draftOf = (p: Profile): ProfileDraft => {
  const c = p.claimants[0] ?? {}
  return {
    title: p.title ?? '',
    name: c.name ?? '',
    sex: c.sex ?? '',
    birthDate: c.birthDate ?? '',
    ethnicity: c.ethnicity ?? '',
    occupation: c.occupation ?? '',
    employer: c.employer ?? '',
    habitualResidence: c.habitualResidence ?? '',
    idType: c.idType ?? '',
    eServiceAddress: c.eServiceAddress ?? '',
    agreesEService: c.agreesEService === true,
    ownerName: p.vehicle.ownerName ?? '',
    carrier: p.ownNumbers[0]?.carrier ?? '',
    device: p.ownNumbers[0]?.device ?? '',
    domicile: c.domicile ?? '',
    serviceAddress: c.serviceAddress ?? '',
    idNumber: c.idNumber ?? '',
    contactPhone: c.contactPhone ?? '',
    ownNumbers: p.ownNumbers.map((n) => n.number).join('\n'),
    registrant: p.ownNumbers[0]?.registrant ?? '',
    plate: p.vehicle.plate ?? '',
    insurer: p.policy.insurer ?? '',
    expiry: p.policy.expiryDate ?? '',
    holders: p.holders.map((h) => ({ name: h.name, kind: h.kind, since: h.since ?? '', held: h.held })),
  }
}

type Texts = Readonly<Record<string, string | undefined>>

/** The fields that were filled in. */
const filled = <T extends Texts>(fields: T): { readonly [K in keyof T]?: string } => Object.fromEntries(Object.entries(fields).flatMap(([key, text]) => (text === undefined || text.trim() === '' ? [] : [[key, text.trim()]]))) as { [K in keyof T]?: string }

/** Later days than today are meant for a policy's expiry: no year is put back. */
const noLimit = '9999-12-31' as LocalDate

const dayOf = (text: string, today: LocalDate): LocalDate | undefined => {
  const day = parseTypedDay(text, today)
  return day.ok ? day.value : undefined
}

/** What was not in the form (further claimants, device of a number) stays as it was. */
export const profileOf = (d: ProfileDraft, before: Profile, today: LocalDate): Profile => {
  const { name, sex, ethnicity, occupation, employer, domicile, habitualResidence, serviceAddress, eServiceAddress, idType, idNumber, contactPhone } = d
  const birthDate = dayOf(d.birthDate, today)
  const expiryDate = dayOf(d.expiry, noLimit)
  const claimant: Claimant = { ...before.claimants[0], ...filled({ name, sex, ethnicity, occupation, employer, domicile, habitualResidence, serviceAddress, eServiceAddress, idType, idNumber, contactPhone }), ...(birthDate === undefined ? {} : { birthDate }), ...(d.agreesEService || before.claimants[0]?.agreesEService !== undefined ? { agreesEService: d.agreesEService } : {}) }
  const numbers = d.ownNumbers.split(/[\s,，、;；]+/).map((n) => n.replaceAll('-', '')).filter((n) => n !== '')
  return {
    ...filled({ title: d.title }),
    claimants: Object.keys(claimant).length === 0 ? before.claimants.slice(1) : [claimant, ...before.claimants.slice(1)],
    ownNumbers: numbers.map((number) => ({ ...before.ownNumbers.find((n) => n.number === number), number, ...filled({ registrant: d.registrant, carrier: d.carrier, device: d.device }) })),
    vehicle: { ...before.vehicle, ...filled({ plate: d.plate, ownerName: d.ownerName }) },
    policy: { ...before.policy, ...filled({ insurer: d.insurer }), ...(expiryDate === undefined ? {} : { expiryDate }) },
    holders: d.holders.filter((h) => h.name.trim() !== '').map((h) => holderOf(h, today)),
  }
}

const holderOf = (h: HolderDraft, today: LocalDate): DataHolder => {
  const since = dayOf(h.since, today)
  return { name: h.name.trim(), kind: h.kind, ...(since === undefined ? {} : { since }), held: h.held }
}
