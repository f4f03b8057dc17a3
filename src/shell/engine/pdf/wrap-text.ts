/*
 * Greedy line breaking for the cells we draw ourselves: between ideographs, after spaces and hyphens of Latin text; never a closing mark at the
 * start of a line, never an opening one at its end (禁则). A word wider than the cell is cut anywhere.
 */

const neverFirst = /[，。、；：？！）》〉」』】〕”’…—·％%℃,.;:?!)\]}]/
const neverLast = /[（《〈「『【〔“‘￥$([{]/
const ideograph = /[\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}“”‘’…—·]/u

export const wrapText = (text: string, widthPt: number, measure: (text: string) => number, breakAnywhere = false): readonly string[] => {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    let width = 0
    for (const unit of unitsOf(paragraph, breakAnywhere)) {
      const unitWidth = measure(unit)
      if (line !== '' && width + measure(unit.trimEnd()) > widthPt) {
        lines.push(line.trimEnd())
        line = ''
        width = 0
      }
      if (unitWidth > widthPt) {
        for (const character of unit) {
          const step = measure(character)
          if (line !== '' && width + step > widthPt) {
            lines.push(line)
            line = ''
            width = 0
          }
          line += character
          width += step
        }
      } else {
        line += unit
        width += unitWidth
      }
    }
    lines.push(line.trimEnd())
  }
  return lines
}

/** What may not be torn apart: a Latin word, an ideograph with the marks that cling to it. */
const unitsOf = (text: string, breakAnywhere: boolean): readonly string[] => {
  if (breakAnywhere) return Array.from(text)
  const units: string[] = []
  let open = ''
  for (const character of text) {
    const last = open.at(-1) ?? ''
    if (open !== '' && mayBreak(last, open, character)) {
      units.push(open)
      open = ''
    }
    open += character
  }
  if (open !== '') units.push(open)
  return units
}

const mayBreak = (last: string, open: string, next: string): boolean => {
  if (neverFirst.test(next) || neverLast.test(last)) return false
  if (last === ' ' || ((last === '-' || last === '/') && open.length > 1)) return true
  return ideograph.test(next) || ideograph.test(last)
}
