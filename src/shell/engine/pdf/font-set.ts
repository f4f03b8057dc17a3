import { existsSync } from 'node:fs'
import path from 'node:path'
import { readTrueType, type TrueType } from './true-type.ts'

export type FontName = 'serif' | 'sans'

/** The document fonts: Noto Serif SC for text, Noto Sans SC for headings and for what the serif lacks. */
export type FontSet = {
  readonly files: Readonly<Record<FontName, { readonly normal: string; readonly bold: string }>>
  /** The first font that draws this character; undefined: none does, and it may not be printed. */
  readonly fontFor: (character: string, wanted: FontName) => FontName | undefined
  /** Advance of a text in points. */
  readonly widthOf: (text: string, size: number) => number
}

/** resources/fonts in the packaged app, the npm packages in development. */
export const findFonts = (resources: string): FontSet => {
  const file = (family: 'serif' | 'sans', weight: '400Regular' | '700Bold'): string => {
    const name = `Noto${family === 'serif' ? 'Serif' : 'Sans'}SC_${weight}.ttf`
    const places = [path.join(resources, 'fonts', name), path.join(resources, '..', 'node_modules', '@expo-google-fonts', `noto-${family}-sc`, weight, name)]
    const found = places.find((place) => existsSync(place))
    if (found === undefined) throw new Error(`font not found: ${name}`)
    return found
  }
  const files = { serif: { normal: file('serif', '400Regular'), bold: file('serif', '700Bold') }, sans: { normal: file('sans', '400Regular'), bold: file('sans', '700Bold') } }
  return fontSetOf(files, { serif: lazily(files.serif.normal), sans: lazily(files.sans.normal) })
}

/** Most papers never need the second face: ten megabytes are read when a character asks for it. */
const lazily = (file: string): TrueType => {
  let face: TrueType | undefined
  const opened = (): TrueType => (face ??= readTrueType(file))
  return { has: (codePoint) => opened().has(codePoint), advance: (codePoint) => opened().advance(codePoint) }
}

const fontSetOf = (files: FontSet['files'], faces: Readonly<Record<FontName, TrueType>>): FontSet => {
  const other: Readonly<Record<FontName, FontName>> = { serif: 'sans', sans: 'serif' }
  const fontFor = (character: string, wanted: FontName): FontName | undefined => {
    const codePoint = character.codePointAt(0) ?? 0
    return faces[wanted].has(codePoint) ? wanted : faces[other[wanted]].has(codePoint) ? other[wanted] : undefined
  }
  const widthOf = (text: string, size: number): number => {
    let width = 0
    for (const character of text) width += faces[fontFor(character, 'serif') ?? 'serif'].advance(character.codePointAt(0) ?? 0)
    return (width * size) / 1000
  }
  return { files, fontFor, widthOf }
}

/** A text cut where the font changes. */
export const cutByFont = (text: string, wanted: FontName, fonts: FontSet): readonly { readonly text: string; readonly font: FontName }[] => {
  const parts: { text: string; font: FontName }[] = []
  for (const character of text) {
    const font = fonts.fontFor(character, wanted) ?? wanted
    const last = parts.at(-1)
    if (last?.font === font) last.text += character
    else parts.push({ text: character, font })
  }
  return parts
}
