import { civilOf, parseLocalDate, type LocalDate } from '../../kernel/civil.ts'
import type { Claimant } from '../../model/profile.ts'
import { factValue, joined, nothing, typed, typedOr } from '../fact-run.ts'
import type { Matter, Organisation } from '../gather.ts'
import type { Value } from '../template/values.ts'
import { longDate, organisationWords } from '../wording.ts'
import type { Contribution, Sources } from './contribution.ts'

/** Claimant, representative, respondent, vehicle and policy: as typed, never guessed. */
export const peopleValues = ({ matter }: Sources): Contribution => {
  const claimant = matter.input.view.profile.claimants[0] ?? {}
  return {
    slots: { ...claimantSlots(matter, claimant), ...respondentSlots(matter), ...thingSlots(matter) },
    switches: {
      'claimant.agreesEService': claimant.agreesEService === true,
      'claimant.hasRep': claimant.rep !== undefined,
      'respondent.isBranch': matter.respondent?.details.isBranch === true,
      'respondent.isPartTimeAgent': matter.respondent?.details.isPartTimeAgent === true,
      'respondent.known': matter.respondent !== undefined,
    },
  }
}

const claimantSlots = (matter: Matter, c: Claimant): Contribution['slots'] => {
  const by = matter.profileDecision
  const { profile } = matter.input.view
  const say = (text: string | undefined): Value | undefined => (text === undefined || text.trim() === '' ? undefined : typed(text.trim(), by))
  const numbers = profile.ownNumbers.map((n) => typed(n.number, by))
  const { rep } = c
  return {
    'claimant.name': everyName(matter),
    'claimant.sex': say(c.sex),
    'claimant.birthDate': c.birthDate === undefined ? undefined : typed(longDate(c.birthDate), by),
    'claimant.age': c.birthDate === undefined ? undefined : factValue(ageOn(c.birthDate, matter.packetDay), { kind: 'computed', rule: 'age', from: [{ kind: 'decision', decisions: [by.id] }] }),
    'claimant.ethnicity': say(c.ethnicity),
    'claimant.occupation': say(c.occupation),
    'claimant.employer': say(c.employer),
    'claimant.domicile': say(c.domicile),
    'claimant.habitualResidence': say(c.habitualResidence),
    ...idSlots(matter, c),
    'claimant.contactPhone': say(c.contactPhone),
    'claimant.serviceAddress': say(c.serviceAddress),
    'claimant.eServiceAddress': say(c.eServiceAddress),
    'claimant.email': c.eServiceAddress?.includes('@') === true ? say(c.eServiceAddress) : nothing('无'),
    'claimant.calledNumber': joined(numbers, '、'),
    'claimant.numberRegistrant': say(profile.ownNumbers.find((n) => n.registrant !== undefined)?.registrant),
    'claimant.carrierName': typedOr(profile.ownNumbers[0]?.carrier, by, nothing('不详')),
    ...(rep === undefined ? {} : { 'rep.name': say(rep.name), 'rep.firm': say(rep.firm), 'rep.position': say(rep.position), 'rep.phone': say(rep.phone), 'rep.authority': say(rep.authority) }),
  }
}

const idSlots = (matter: Matter, { idType, idNumber }: Claimant): Contribution['slots'] => {
  const by = matter.profileDecision
  const shownType = idType === undefined ? (/^\d{17}[\dXx]$/.test(idNumber ?? '') ? factValue('居民身份证', { kind: 'packet' }) : undefined) : typed(idType, by)
  if (idNumber === undefined) return { 'claimant.idType': shownType }
  const masked = `${idNumber.slice(0, 4)}${'*'.repeat(Math.max(0, idNumber.length - 8))}${idNumber.slice(-4)}`
  return {
    'claimant.idType': shownType,
    'claimant.idNumber': typed(idNumber, by),
    'claimant.idNumberMasked': factValue(masked, { kind: 'computed', rule: 'masked', from: [{ kind: 'decision', decisions: [by.id] }] }),
    'claimant.idLast4': typed(idNumber.slice(-4), by),
  }
}

/** Several claimants stand side by side; the particulars are the first one's. */
const everyName = (matter: Matter): Value | undefined => {
  const names = matter.input.view.profile.claimants.flatMap((c) => (c.name === undefined || c.name.trim() === '' ? [] : [typed(c.name.trim(), matter.profileDecision)]))
  return joined(names, '、')
}

const ageOn = (born: LocalDate, day: LocalDate): number => {
  const a = civilOf(born)
  const b = civilOf(day)
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0)
}

const respondentSlots = (matter: Matter): Contribution['slots'] => {
  const { respondent } = matter
  if (respondent === undefined || matter.respondentDecision === undefined) return {}
  const head = matter.input.view.parties.find((p): p is Organisation => p.role === 'organisation' && p.id === respondent.details.headOffice)
  return { ...organisationSlots(matter, 'respondent', respondent), ...(head === undefined ? {} : organisationSlots(matter, 'headOffice', head)), 'respondent.kindLabel': typedOr(matter.filing.get('respondent.kindLabel')?.text, matter.filing.get('respondent.kindLabel') ?? matter.respondentDecision, factValue(organisationWords[respondent.kind], { kind: 'decision', decisions: [matter.respondentDecision.id] })) }
}

const organisationSlots = (matter: Matter, prefix: string, organisation: Organisation): Contribution['slots'] => {
  const by = { id: matter.declared.get(organisation.id) ?? matter.profileDecision.id }
  const { details } = organisation
  const say = (text: string | undefined): Value | undefined => (text === undefined || text.trim() === '' ? undefined : typed(text.trim(), by))
  return {
    [`${prefix}.name`]: say(details.fullName ?? organisation.name),
    [`${prefix}.domicile`]: say(details.domicile),
    [`${prefix}.uscc`]: say(details.uscc),
    [`${prefix}.headTitle`]: say(details.headTitle),
    [`${prefix}.headName`]: say(details.headName),
    [`${prefix}.phone`]: say(details.phone),
  }
}

const thingSlots = (matter: Matter): Contribution['slots'] => {
  const { vehicle, policy } = matter.input.view.profile
  const say = (text: string | undefined): Value | undefined => (text === undefined || text.trim() === '' ? undefined : typed(text.trim(), matter.profileDecision))
  const expiry = policy.expiryDate === undefined ? undefined : parseLocalDate(policy.expiryDate)
  return {
    'vehicle.plate': say(vehicle.plate),
    'vehicle.ownerName': say(vehicle.ownerName),
    'policy.insurer': say(policy.insurer),
    'policy.expiryDate': expiry?.ok === true ? typed(longDate(expiry.value), matter.profileDecision) : undefined,
    'policy.number': say(policy.number),
  }
}
