import type { FileHead } from './format.ts'

const hasTable = (head: FileHead, name: string): boolean => head.tables?.some((t) => t.name === name) === true
const named = (head: FileHead, pattern: RegExp): boolean => head.container === 'unknown' && pattern.test(head.fileName)

/**
 * Files that look like calls and are something else, and files that hold calls nobody outside can read: each with its reason and what to do
 * instead. Tried in order; the first that fits is the sentence the owner reads. Private formats: formats/README §4.2, §7, §8.
 */
const refusals: readonly (readonly [code: string, fits: (head: FileHead) => boolean])[] = [
  ['file-empty', (head) => head.container === 'empty'],
  // The use case hands it to the picture readers (src/app/import-files.ts).
  ['is-picture', (head) => head.container === 'picture'],
  ['is-video', (head) => head.container === 'video'],
  ['is-music', (head) => head.container === 'audio'],
  ['not-calls-twiml', (head) => head.xmlRoot?.name === 'Response'],
  ['not-calls-whatsapp', (head) => hasTable(head, 'ZWACDCALLEVENT')],
  // Without its folder the catalogue of a backup says nothing; an encrypted Manifest.db cannot even be told from noise.
  ['backup-needs-folder', (head) => hasTable(head, 'Files') || (['plist', 'xml', 'unknown'].includes(head.container) && /(?:^|\/)Manifest\.(?:plist|db)$/.test(head.fileName))],
  ['backup-too-old', (head) => head.signature === 'apple-mbdb'],
  ['backup-file-alone', (head) => named(head, /(?:^|\/)[0-9a-f]{40}$/)],
  ['database-side-file', (head) => head.container === 'sqliteside' || named(head, /-(?:wal|shm|journal)$/)],
  ['database-not-calls', (head) => head.tables !== undefined],
  ['private-adb-backup', (head) => head.signature === 'android-backup'],
  ['private-xiaomi-backup', (head) => head.signature === 'miui-backup' || named(head, /\.store$|miui_bak|MIUI[/\\]backup/i)],
  ['private-oppo-backup', (head) => head.signature === 'oppo-backup'],
  ['private-samsung-backup', (head) => head.signature === 'samsung-backup' || named(head, /\.(?:ebk|bk|exml|edb)$/i)],
  ['private-huawei-backup', (head) => head.xmlRoot?.name === 'info.xml' || named(head, /HiSuite|HuaweiBackup|(?:^|\/)(?:calllog|sms|contact)\.db$|\.db\.enc$/i)],
  ['private-clbu', (head) => named(head, /\.clbu$/i)],
  ['private-nokia-backup', (head) => named(head, /\.(?:nbu|nbf|nfb|nco)$/i)],
  ['database-encrypted', (head) => named(head, /\.(?:db|sqlite3?)$/i)],
  ['private-transfer-backup', (head) => named(head, /豌豆荚|wandoujia|360|QQ同步|qqpim|应用宝|手机助手|手机搬家|互传|换机|EasyShare|\.(?:bak|backup|bin|dat)$/i)],
  ['archive-not-zip', (head) => head.signature === 'archive'],
  ['adb-no-result', (head) => /^\ufeff?\s*No result found\.\s*$/.test(head.text ?? '')],
  ['adb-refused', (head) => /^(?:\ufeff?[^\n]*\n){0,4}?[^\n]*(?:Error while accessing provider|Permission Denial|error: (?:no devices|device (?:unauthorized|offline|not found)|more than one device))/.test(head.text?.slice(0, 4096) ?? '')],
  // Its pages could be read as pictures.
  ['pdf-without-text', (head) => head.container === 'pdf' && head.sheets === undefined],
  ['pdf-without-calls', (head) => head.container === 'pdf'],
  ['contacts-only', (head) => /^BEGIN:VCARD/m.test(head.text ?? '')],
  ['table-empty', (head) => head.sheets?.every((sheet) => sheet.rows.length === 0) === true],
  ['table-without-calls', (head) => head.sheets !== undefined],
]

export const refusalOf = (head: FileHead): string => refusals.find(([, fits]) => fits(head))?.[0] ?? 'format-unknown'
