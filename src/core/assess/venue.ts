import { toProvisionId, type PartyId } from '../model/ids.ts'
import type { Venue, VenueOption } from '../model/path.ts'
import type { AssessInput } from './assess-input.ts'

/** What the wizard asked; absent: not asked yet. */
export type VenueAnswers = { readonly wasOnline?: boolean; readonly isCityDistrict?: boolean; readonly branchHasLicence?: boolean }

/** Where a suit may be brought (law README §3.3). It lists and warns; the docketing desk decides. */
export const venue = (input: AssessInput, respondent: PartyId, answers: VenueAnswers): Venue => {
  const party = input.parties.find((p) => p.id === respondent)
  const details = party?.role === 'organisation' ? party.details : {}
  const claimant = input.profile.claimants[0]
  const home = claimant?.habitualResidence ?? claimant?.domicile
  const isNear = [details.domicile, home].some((place) => place !== undefined && internetCourtCities.test(place))
  const isBranch = details.isBranch === true
  const fee = input.law.channels.find((c) => c.id === 'M')?.fee
  return { options: [option('respondent-domicile', ['CPLAW-29', 'CPLAW-22', 'CPINT-3'], false, details.domicile), option('own-residence', ['CPLAW-29', 'CPINT-24'], true, home), ...(isNear ? internetOptions(answers) : []), ...(isBranch ? branchOptions(answers) : [])], asks: asksOf(isNear, isBranch, answers), ...(fee === undefined ? {} : { fee }) }
}

/** ICOURT-1: 市辖区 of these cities. */
const internetCourtCities = /^(?:北京|(?:浙江省?)?杭州|(?:广东省?)?广州)/

const option = (code: VenueOption['code'], basis: readonly string[], isArguable: boolean, place?: string): VenueOption => ({ code, basis: basis.map(toProvisionId), isArguable, ...(place === undefined ? {} : { place }) })

const internetOptions = ({ wasOnline, isCityDistrict }: VenueAnswers): readonly VenueOption[] => {
  if (wasOnline === undefined) return []
  return wasOnline && isCityDistrict !== false ? [option('internet-court', ['ICOURT-1'], true)] : [option('basic-court', ['ICOURT-1', 'CPLAW-29'], false)]
}

const asksOf = (isNear: boolean, isBranch: boolean, answers: VenueAnswers): Venue['asks'] => [
  ...(isNear && answers.wasOnline === undefined ? (['was-online'] as const) : []),
  ...(isNear && answers.wasOnline === true && answers.isCityDistrict === undefined ? (['city-district'] as const) : []),
  ...(isBranch && answers.branchHasLicence === undefined ? (['has-licence'] as const) : []),
]

const branchOptions = ({ branchHasLicence }: VenueAnswers): readonly VenueOption[] => {
  if (branchHasLicence === undefined) return []
  return branchHasLicence ? [option('branch-with-head-office', ['CPINT-52'], false), option('branch-alone', ['CPINT-52'], false)] : [option('company-for-unlicensed-branch', ['CPINT-53'], false)]
}
