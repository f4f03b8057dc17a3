import type { Law } from '../law/law.ts'
import type { MatterView } from '../model/matter-view.ts'
import type { PacketRequest } from '../model/packet.ts'

/** The data a packet is made from: resources/templates/zh-CN (id → text of the file) and resources/law. */
export type ComposeReference = { readonly templates: ReadonlyMap<string, string>; readonly law: Law }

export type ComposeInput = { readonly view: MatterView; readonly reference: ComposeReference; readonly request: PacketRequest }
