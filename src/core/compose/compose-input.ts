import type { MatterView } from '../model/matter-view.ts'
import type { PacketRequest } from '../model/packet.ts'
import type { LawLibrary } from './quote-law.ts'

/** The data files a packet is made from (resources/templates, resources/law), as they are. */
export type ComposeReference = {
  /** Template id → file text. */
  readonly templates: ReadonlyMap<string, string>
  readonly law: LawLibrary
  readonly slots: { readonly slots: readonly SlotEntry[]; readonly switches: readonly SlotEntry[]; readonly proofs: readonly { readonly name: string; readonly meaning: string }[]; readonly oneOf: readonly (readonly string[])[]; readonly implies: readonly (readonly string[])[] }
  readonly stated: { readonly switches: readonly { readonly id: string; readonly sentence: string; readonly conflictsWith: readonly string[] }[] }
  readonly grounds: { readonly grounds: readonly GroundText[] }
  readonly heads: { readonly heads: readonly { readonly id: string; readonly title: string; readonly provisions: readonly string[] }[] }
}
export type SlotEntry = { readonly name: string; readonly meaning: string; readonly source: string }
export type GroundText = { readonly id: string; readonly title: string; readonly sentence: string; readonly statedRequired: readonly string[] }

export type ComposeInput = { readonly view: MatterView; readonly reference: ComposeReference; readonly request: PacketRequest }
