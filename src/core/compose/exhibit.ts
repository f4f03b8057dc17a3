import type { Sha256 } from '../kernel/sha256.ts'
import type { Block } from '../model/document.ts'
import type { SourceView } from '../model/matter-view.ts'
import type { Observation } from '../model/observation.ts'
import type { Value } from './template/values.ts'

export const groupTitles = ['', '主体身份', '来电事实', '拒绝与投诉', '来电人与对方的关联', '信息范围', '损失', '电子数据完整性'] as const
export type GroupNo = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** An item numbered in one packet: what the list of evidence says of it, and its pages. */
export type Exhibit = {
  readonly no: number
  readonly group: GroupNo
  readonly name: Value
  readonly kind: string
  readonly origin: Value
  readonly formedAt: Value
  readonly object: Value
  readonly original: string
  readonly custodian: Value
  readonly note: string
  readonly hash8: Value
  readonly source?: Sha256
  readonly isHandedInWhole: boolean
  readonly blocks: readonly Block[]
}

/** What one exhibit is made of, before it has a number. */
export type Wanted = { readonly group: GroupNo; readonly view: SourceView; readonly records: readonly Observation[]; readonly label?: string }

/** The make of the phone as the file names it. SMS Backup & Restore's backup_set is the number of a backup, and no phone. */
export const deviceOf = ({ run }: SourceView): string | undefined => (run?.reader?.startsWith('sms-backup-restore') === true ? undefined : run?.log?.device)
