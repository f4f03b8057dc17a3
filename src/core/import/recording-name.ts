import { parsePhoneNumber } from '../kernel/phone-number.ts'
import type { Direction } from '../model/observation.ts'
import { stampIn, type Stamp } from './recording-stamp.ts'

/** What a recorder wrote into a file's name. undefined: the name does not say it. */
export type RecordingName = { readonly stamp: Stamp | undefined; readonly number: string | undefined; readonly name: string | undefined; readonly direction: Told | undefined; readonly sim: string | undefined }
type Told = { readonly value: Direction; readonly raw: string }

/*
 * Who writes what, and where that was learnt (docs/recordings.md has the list with examples):
 * MIUI, HyperOS   通话录音@张三(13800138000)_20260302131340.mp3 — the firmware's own miui.util.RecordingNameUtils (smali of MIUI 8 on GitHub): '+' is
 *                 written 00, '*' s, ',' p; of a name that is too long the end is cut; the time is that of making the name, when recording begins.
 * EMUI, HarmonyOS, MagicOS  张三@13800138000_20260302131340.amr · ColorOS, realme UI  张三-2603021313.mp3 · GrapheneOS  CallRecord_20260302-131340_+86….m4a ·
 * LineageOS       +8613800138000_260302_131340577.amr · BCR  20260302_131340.088+0800_in_sim1_+8613800138000_张三.oga — templates and issues of nicorac/bcr-gui
 *                 and chenxiaolong/BCR.
 * Samsung         通话录音 张三_260302_131340.m4a, Call recording +86…_260302_131340.m4a · LG  0d20260302131340p+86….3gp — parsers published on GitHub.
 * OriginOS, Flyme, ACR, Cube, dictaphones: widely shown in forums, read by the same parts. No real recording was available: every reading is `likely`.
 */
export const readRecordingName = (path: string): RecordingName => {
  const parts = path.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '').split(/[\\/]/)
  const whole = bare(parts.at(-1) ?? '').replace(runTogether, '$1_')
  const stamp = stampIn(whole)
  const rest = (stamp === null ? whole : whole.replace(stamp.text, ' \u0000 ')).replace(voiceMemo, '$1 ').replace(/[[\]【】]/g, ' ')
  const sim = simMark.exec(rest)
  const direction = directionIn(rest)
  const unmarked = rest.replace(simMark, ' ').replace(shortDirection, ' ').replace(cutBracket, '$2 ')
  const found = numberIn(unmarked)
  const number = found?.number ?? (hasDigits(unmarked) ? undefined : numberOfFolder(parts.at(-2)))
  // Without a time or a number it is no recorder's name: a song has words, too.
  const name = stamp === null && number === undefined ? undefined : nameIn(unmarked, number, found?.raw ?? '')
  return { stamp: stamp ?? undefined, number, name, direction, sim: sim === null ? undefined : simOf(sim) }
}

const simOf = (mark: RegExpExecArray): string => mark[1] ?? mark[2] ?? mark[0].replace(/[^主副]/g, '')

/** 1380013800020260302131340: a number and a time with nothing between. */
const runTogether = /(?<!\d)(1[3-9]\d{9}|0\d{9,11})(?=20\d{12}(?!\d))/
/** MIUI cuts a name at 50 characters: what stands behind a bracket that does not close is no whole number. */
const cutBracket = /(\([^()\u0000]*)(\u0000|$)/

const extension = /(?:\.(?:mp3|m4a|amr|awb|wav|3gpp?|3ga|aac|og[ag]|opus|flac|mp4|caf|dat|m4b|wma))+$/i
/** 副本 of Windows and of phones, "(1)" of a browser, " copy" of a Mac: which copy it is says nothing of the call. */
const copyMark = /(?:[ _-]*(?:副本|拷贝|copy)[ _]*(?:\(?\d{1,2}\)?)?|\s*[([【]\d{1,2}[)\]】])+$/i
const bare = (file: string): string => {
  const stem = file.replace(extension, '').replace(/^(.+)\.[A-Za-z0-9]{2,4}$/, (all: string, head: string) => (/\.\d+$/.test(all) ? all : head))
  return stem.replace(copyMark, '').trim()
}

/** Voice Memos of an iPhone: 20260111 135431-096B2196. What follows the time is no number. */
const voiceMemo = /^(\s*\u0000)\s*-[0-9A-F]{8}$/i
const simMark = /[_\-\s([【]*(?:sim ?_?([12])|卡 ?([12])|[主副]卡)(?![0-9A-Za-z])[)\]】]?/i

const incoming = /呼入|来电|接听|↓|↙|incoming|[_-]in(?=[_\-\s]|$)/i
const outgoing = /呼出|去电|拨出|拨打|↑|↗|outgoing|[_-]out(?=[_\-\s]|$)/i
const shortDirection = /[_-](?:in|out)(?=[_\-\s]|$)/i

const directionIn = (text: string): Told | undefined => {
  const [a, b] = [incoming.exec(text), outgoing.exec(text)]
  if (a === null && b !== null) return { value: 'outgoing', raw: b[0] }
  return a !== null && b === null ? { value: 'incoming', raw: a[0] } : undefined
}

/** Digits with the marks people and recorders put among them; MIUI writes s for the '*' of a masked number. */
const candidates = /(?<![A-Za-z\d*])(?:\+|00)?\d[\d*sxX· -]{2,20}\d(?![A-Za-z\d*])|(?<![A-Za-z\d*])\d{3,4}[*sx_]{2,6}\d{2,4}(?![A-Za-z\d*])|p\+?\d{5,15}(?!\d)/g

/** What MIUI writes in brackets is the number, whatever digits the name has. Two numbers (a conference): whose recording it is nobody can tell. */
const numberIn = (text: string): { readonly raw: string; readonly number: string } | undefined => {
  const bracketed = [...text.matchAll(/\(([+\d*s]{5,})\)/g)].map((m) => m[0])
  const found = [...(bracketed.length === 0 ? text : bracketed.join(' ')).replace(/\((0\d{2,3})\)(?=\d{7,8}(?!\d))/, '$1-').matchAll(candidates)].flatMap(([raw]) => {
    const masked = raw.replace(/^p(?=[+\d])/, '').trim().replace(/(?<=\d)[s_]+(?=\d)/g, (s) => '*'.repeat(s.length))
    const { kind, text: key } = parsePhoneNumber(masked)
    return kind === 'unknown' ? [] : [{ raw, number: masked, key }]
  })
  return new Set(found.map((f) => f.key)).size === 1 ? found[0] : undefined
}

const hasDigits = (text: string): boolean => /\d{5}/.test(text)

/** Some recorders keep a folder for each caller: 13800138000/2026-03-02 13-13-40.amr. */
const numberOfFolder = (folder: string | undefined): string | undefined => {
  const kind = folder === undefined ? 'unknown' : parsePhoneNumber(folder).kind
  return kind === 'e164' || kind === 'national' ? folder : undefined
}

/** Words of recorders, never a person's. */
const words = /^(?:(?:通话|电话|来电|去电|微信|自动|手机|标准|新建?|我的|语音|现场|普通)*(?:录音|备忘录|通话|电话|语音|音频)(?:机|文件|片段)?\d*|呼入|呼出|来电|去电|接听|拨出|拨打|↓|↑|↙|↗|未知号?码?|陌生号码|私人号码|无号码|new|call(?:record(?:ing)?s?|rec|er)?|calls?|record(?:ing|er)?s?\d*|rec\d*|voice\d*|memo\d*|audio\d*|sound|phone|mobile|tel|unknown|private|number|withheld|null|conference|incoming|outgoing|aud|ptt|wa\d+|vid|img|вызов)$/i

const nameIn = (text: string, number: string | undefined, raw: string): string | undefined => {
  const isNumber = (token: string): boolean => number !== undefined && parsePhoneNumber(token.replace(/s/g, '*')).text === parsePhoneNumber(number).text
  const kept = text
    .replace(/\(([^()]*)\)/g, (bracket: string, inside: string) => (/^[\d+*s\-\s]+$|\d{5}/.test(inside) || words.test(inside.trim()) ? ' ' : bracket))
    .replace(raw, ' ')
    .replace(/\btel[.:]/i, ' ')
    .split(/[\u0000_@\-\s]+/)
    .filter((token) => token !== '' && !words.test(token) && !isNumber(token) && !/^[+\d*#.p]+$/.test(token) && !/^(?=.*\d)[0-9a-f]{6,}$/i.test(token))
  const person = kept.join(' ').replace(/^与(.+)的通话$/, '$1').trim()
  return /^[\p{L}(][\p{L}\p{N} ·.,&'()、]{0,59}$/u.test(person) && /\p{L}/u.test(person) ? person : undefined
}
