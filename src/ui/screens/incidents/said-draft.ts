/* What the form for the words of a call holds while it is filled in. */

export const knew = ['name', 'plate', 'vin', 'expiry', 'insurer', 'number'] as const
export const promised = ['gift', 'cashback', 'price-lock', 'last-day'] as const
export const facts = ['gaveName', 'gaveFullCompanyName', 'gaveLicence', 'askedIdentity', 'offeredOptOut', 'isRobot', 'threatened'] as const
type FactName = (typeof facts)[number]

/** What the owner has ticked so far. */
export type SaidDraft = { readonly knew: readonly (typeof knew)[number][]; readonly promised: readonly (typeof promised)[number][]; readonly facts: readonly FactName[]; readonly organisation: string; readonly name: string; readonly workId: string; readonly price: string; readonly words: string; readonly transcript: string }
