// Prints both packets of the invented matter and lays their pages out as contact sheets: node scripts/packet-contact-sheets.mjs (needs poppler, ImageMagick, LibreOffice)
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureElectron } from './ensure-electron.mjs'

const bin = await ensureElectron()
mkdirSync('docs/packets', { recursive: true })
for (const kind of ['pipl69', 'nfra']) {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-sheets-'))
  execFileSync(bin, ['test/support/print-realistic.ts', kind, folder], { stdio: 'inherit', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
  sheet(folder, '.pdf', `docs/packets/${kind}-pdf.jpg`)
  const word = mkdtempSync(path.join(tmpdir(), 'ringproof-word-'))
  execFileSync('libreoffice', ['--headless', '--convert-to', 'pdf', '--outdir', word, ...filesOf(folder, '.docx')], { stdio: 'ignore' })
  sheet(word, '.pdf', `docs/packets/${kind}-word.jpg`)
}

function filesOf(folder, ending) {
  return readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((name) => path.join(folder, name))
}

function sheet(folder, ending, target) {
  const pages = mkdtempSync(path.join(tmpdir(), 'ringproof-pages-'))
  filesOf(folder, ending).forEach((file, index) => execFileSync('pdftoppm', ['-r', '48', '-png', file, path.join(pages, `d${index}`)]))
  execFileSync('montage', [...filesOf(pages, '.png'), '-tile', '8x', '-geometry', '+3+3', '-background', '#888', '-quality', '62', target])
}
