import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the readers' weights and language data lie. One folder in the app; package folders in development. */
export type ReaderFolders = { readonly models: string; readonly tessdata: string }

/** The weights of PP-OCRv4 mobile (Apache-2.0 upstream), pinned: another file would read fluent nonsense at high confidence. */
const pinned = {
  'ch_PP-OCRv4_det_infer.onnx': '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  'ch_PP-OCRv4_rec_infer.onnx': '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  'ppocr_keys_v1.txt': '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
} as const

export type PinnedFile = keyof typeof pinned

/** Throws where the file is missing or is not the one that was measured: a broken installation. */
export const readPinned = async (folder: string, name: PinnedFile): Promise<Uint8Array> => {
  const bytes = await readFile(join(folder, name))
  if (createHash('sha256').update(bytes).digest('hex') !== pinned[name]) throw new Error(`${name} is not the model this program was measured with`)
  return bytes
}

/** Characters by class of the recogniser: blank first, the 6,623 of the file, the space last. The file has no final newline. */
export const keysOf = (text: string): readonly string[] => ['', ...text.replaceAll('\r', '').replace(/\n$/, '').split('\n'), ' ']
