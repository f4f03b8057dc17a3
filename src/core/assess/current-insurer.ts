import type { Party } from '../model/party.ts'
import type { Profile } from '../model/profile.ts'

type Organisation = Extract<Party, { readonly role: 'organisation' }>

/** The company the policy in the profile names. Its single reminder has a contract behind it (PIPL-13 item 2). */
export const isCurrentInsurer = (respondent: Organisation, profile: Profile): boolean => {
  const insurer = profile.policy.insurer
  if (insurer === undefined || respondent.kind !== 'insurer') return false
  return [respondent.name, respondent.details.fullName, ...respondent.aliases].some((name) => name !== undefined && plain(name) === plain(insurer))
}

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '')
