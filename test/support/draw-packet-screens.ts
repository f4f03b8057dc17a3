// Draws the pictures of test/support/realistic-matter.ts with ImageMagick: ELECTRON_RUN_AS_NODE=1 electron test/support/draw-packet-screens.ts
import { execFileSync } from 'node:child_process'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import { callsOf, screens } from './realistic-matter.ts'

const font = 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
for (const { fileName, first } of screens) {
  const draw: string[] = ['-fill', '#111', '-pointsize', '34', '-annotate', '+60+60', '20:15', '-pointsize', '60', '-annotate', '+60+200', '通话记录']
  callsOf(70)
    .slice(first, first + 7)
    .forEach((call, row) => {
      const top = 300 + row * 180
      const label = call.label === undefined ? '' : `${call.label}  被89人标记`
      draw.push('-fill', call.seconds === 0 ? '#c22' : '#111', '-pointsize', '48', '-annotate', `+150+${String(top + 80)}`, call.number)
      draw.push('-fill', '#777', '-pointsize', '32', '-annotate', `+150+${String(top + 136)}`, `${call.seconds === 0 ? '未接来电' : '呼入'}  ${label}`)
      draw.push('-annotate', `+760+${String(top + 80)}`, formatInstant(call.start).slice(5, 16).replace('T', ' '))
      draw.push('-stroke', '#ddd', '-draw', `line 60,${String(top + 178)} 1020,${String(top + 178)}`, '-stroke', 'none')
    })
  execFileSync('convert', ['-size', '1080x1740', 'xc:white', '-font', font, ...draw, '-colors', '32', '-depth', '8', `test/fixtures/packet/${fileName}`])
}
