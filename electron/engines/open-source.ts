import { openFile, type FileToOpen, type OpenedFile } from '../../src/shell/engine/tables/open-file.ts'
import { openPdfFile } from './open-pdf-file.ts'

/** A source opened by its content; a PDF by the text on its pages. */
export const openSource = async (file: FileToOpen & { readonly password?: string }): Promise<OpenedFile> => {
  const opened = await openFile(file)
  return opened.head.container === 'pdf' ? openPdfFile(opened, file.path, file.password) : opened
}
