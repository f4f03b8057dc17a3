import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../src/core/kernel/place.ts'
import type { ScreenLine } from '../../../../src/core/model/screen.ts'
import { joinFragments } from '../../../../src/shell/engine/ocr/join-fragments.ts'

const line = (text: string, box: Box, ink: ScreenLine['ink'] = [17, 17, 17]): ScreenLine => ({ text, box, confidence: 0.99, ink, paper: [255, 255, 255] })
const texts = (lines: readonly ScreenLine[]): readonly string[] => joinFragments(lines).map(({ text }) => text)

describe('a number parted at its blank', () => {
  it('is one number again, and what was seen in the blank is gone', () => {
    expect(texts([line('8', [234, 388, 274, 422]), line('151', [116, 375, 250, 437]), line('6791 3116', [270, 375, 650, 439])])).toEqual(['151 6791 3116'])
  })
  it('stays apart from a badge, from another column, from another colour and from the row below', () => {
    const number = line('13709081868', [80, 100, 370, 150])
    expect(texts([number, line('商业营销', [390, 100, 600, 150])])).toHaveLength(2)
    expect(texts([number, line('35', [460, 100, 520, 150])])).toHaveLength(2)
    expect(texts([number, line('35', [380, 100, 440, 150], [220, 40, 40])])).toHaveLength(2)
    expect(texts([number, line('13709081869', [80, 160, 370, 210])])).toHaveLength(2)
  })
})
