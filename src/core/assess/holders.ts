import type { Profile } from '../model/profile.ts'
import type { Organisation } from './case-file.ts'

/** What the respondent held of the owner because the owner gave it (Profile.holders), by the words of `DataHolder.held`. */
export const lawfullyHeld = (respondent: Organisation | undefined, profile: Profile): ReadonlySet<string> => {
  if (respondent === undefined) return new Set()
  const names = new Set([respondent.name, respondent.details.fullName, ...respondent.aliases])
  return new Set(profile.holders.filter((h) => names.has(h.name)).flatMap((h) => h.held))
}
