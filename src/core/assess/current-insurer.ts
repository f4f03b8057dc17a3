import type { Party } from '../model/party.ts'
import type { Profile } from '../model/profile.ts'

type Organisation = Extract<Party, { readonly role: 'organisation' }>

/** The company the policy in the profile names, or a branch of it. Its single reminder has a contract behind it (PIPL-13 item 2). */
export const isCurrentInsurer = (respondent: Organisation, profile: Profile): boolean => {
  const insurer = profile.policy.insurer
  if (insurer === undefined || respondent.kind !== 'insurer') return false
  return [respondent.name, respondent.details.fullName, ...respondent.aliases].some((name) => name !== undefined && plain(name) === plain(insurer))
}

/** The company without its legal form and without the name of a branch: 甲财产保险股份有限公司杭州分公司 is 甲财产保险. */
const plain = (name: string): string => {
  const text = name.normalize('NFKC').replaceAll(/\s/g, '')
  return text.replace(/(?:股份有限公司|有限责任公司|有限公司).*$/, '') || text
}
