// Development only: draws the pages of test/support/screens with a headless Chromium, with truth in the benchmark's shape.
// usage: electron test/support/draw-screens.ts OUT_DIR [PATTERN]   → OUT_DIR/pictures/*.png, OUT_DIR/open/*.json
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import * as apps from './screens/apps.ts'
import * as moreApps from './screens/more-apps.ts'
import * as moreBusiness from './screens/more-business.ts'
import * as morePhones from './screens/more-phones.ts'
import * as otherBusiness from './screens/other-business.ts'
import * as phones from './screens/phones.ts'

const [outDir = '/tmp/drawn-screens', pattern = '.'] = process.argv.slice(2)
for (const folder of ['pictures', 'open']) mkdirSync(join(outDir, folder), { recursive: true })
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const draw of [...Object.values(phones), ...Object.values(apps), ...Object.values(otherBusiness), ...Object.values(morePhones), ...Object.values(moreApps), ...Object.values(moreBusiness)]) {
  const { name, html, width, height, scale, rows } = draw()
  if (!new RegExp(pattern).test(name)) continue
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale })
  await page.setContent(html)
  writeFileSync(join(outDir, 'pictures', `${name}.png`), await page.screenshot())
  writeFileSync(join(outDir, 'open', `${name}.json`), JSON.stringify({ image: `${name}.png`, template: name, lines: [], rows }))
  await page.close()
}
await browser.close()
