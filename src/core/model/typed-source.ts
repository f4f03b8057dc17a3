/*
 * What the owner types becomes a source like any other: bytes in the vault under their hash, read by a format of its own. The text is written so that
 * a person can read it without this program.
 */

/** A pasted picture has no name of its own: it is given one with the moment of pasting, which says nothing of when it was taken. */
export const pastedPictureName = '粘贴的图片'

export const typedCallHeading = '来电自述（本人填写，没有其他记录）'
export const typedDocumentHeading = '文件抄录（本人输入）'

export const typedCallLabels = { time: '时间', number: '号码', direction: '方向', length: '时长', name: '对方自称', words: '经过' } as const
export type TypedCallLabel = keyof typeof typedCallLabels
