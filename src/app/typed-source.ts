import type { LocalDate } from '../core/kernel/civil.ts'
import { formatInstant, type EpochMs } from '../core/kernel/instant.ts'
import { pastedPictureName, typedCallHeading, typedCallLabels, typedDocumentHeading, type TypedCallLabel } from '../core/model/typed-source.ts'

/** Something the owner types or pastes that is kept as a source: its name and its bytes. */
export type TypedSource = { readonly fileName: string; readonly text: string }

/** Where and by whom it was written stands in it: the bytes must speak for themselves. */
export type TypedBy = { readonly today: LocalDate; readonly operator: string }

export const typedCallSource = (call: Readonly<Record<TypedCallLabel, string>>, by: TypedBy): TypedSource => {
  const lines = (Object.keys(typedCallLabels) as TypedCallLabel[]).flatMap((name) => (call[name].trim() === '' ? [] : [`${typedCallLabels[name]}：${call[name].trim()}`]))
  return { fileName: `来电自述 ${fileSafe(`${call.time} ${call.number}`)}.txt`, text: [typedCallHeading, ...lines, writtenLine(by), ''].join('\n') }
}

export const typedDocumentSource = (title: string, words: string, by: TypedBy): TypedSource => ({ fileName: `抄录 ${fileSafe(title)}.txt`, text: [typedDocumentHeading, title.trim(), '', words.trim(), '', writtenLine(by), ''].join('\n') })

/** The chat exactly as it was pasted. */
export const pastedChatSource = (partner: string, text: string, { today }: TypedBy): TypedSource => ({ fileName: `聊天文字 ${fileSafe(partner)} ${today} 粘贴.txt`, text })

/** A picture from the clipboard: its bytes and what the system calls them. */
export type PastedPicture = { readonly bytes: Uint8Array; readonly type: string }

export const pastedPictureFile = (type: string, at: EpochMs): string => {
  const ending = /^image\/(png|jpeg|webp|gif|bmp)$/.exec(type)?.[1] ?? 'png'
  return `${pastedPictureName}-${formatInstant(at).slice(0, 19).replace('T', ' ').replaceAll(':', '.')}.${ending}`
}

const writtenLine = ({ today, operator }: TypedBy): string => `——${operator.trim() === '' ? '' : `${operator.trim()} `}写于 ${today}`

const fileSafe = (text: string): string => text.replace(/[\\/:*?"<>|\s]+/g, ' ').trim().slice(0, 60)
