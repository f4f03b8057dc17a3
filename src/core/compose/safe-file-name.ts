/** A name Windows, macOS and Linux all take: no reserved signs or device names, no dot or space at the end, at most 120 characters. */
export const safeFileName = (name: string): string => {
  const clean = name.normalize('NFC').replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, '_')
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  const stem = clean.slice(0, clean.length - extension.length).slice(0, 120 - extension.length).replace(/[. ]+$/, '')
  const safe = `${stem}${extension}`.replace(/[. ]+$/, '')
  return safe === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(safe) ? `_${safe}` : safe
}
