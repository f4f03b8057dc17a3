import type { Block } from '../../src/core/model/document.ts'
import type { PictureBytes } from '../../src/shell/engine/docx/blocks-to-docx.ts'

export type PictureBlock = Extract<Block, { readonly kind: 'picture' }>
/** A picture ready for both printers. */
export type PrintedPicture = PictureBytes & { readonly path: string }
