import { createDecipheriv, pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'

/*
 * The key bag of an encrypted iPhone backup (Manifest.plist: BackupKeyBag). Described in "iPhone data protection in depth" (Bédrune, Sigwald 2011)
 * and implemented openly by iphone_backup_decrypt and iOSbackup; since iOS 10.2 the passphrase goes through two PBKDF2 rounds (DPSL, DPIC).
 */

/** Class keys by protection class, unwrapped. */
export type ClassKeys = ReadonlyMap<number, Uint8Array>

export type KeyBag = { readonly salt: Uint8Array; readonly iterations: number; readonly first?: { readonly salt: Uint8Array; readonly iterations: number }; readonly keys: readonly WrappedKey[] }
type WrappedKey = { readonly protectionClass: number; readonly wrap: number; readonly wrapped: Uint8Array }

const wrappedByPassphrase = 2
const keyLength = 32

type Field = { readonly tag: string; readonly value: Buffer }

/** Tag, length, value, one after another. undefined: not a key bag. */
export const parseKeyBag = (bytes: Uint8Array): KeyBag | undefined => {
  const fields = fieldsOf(Buffer.from(bytes))
  if (fields === undefined) return undefined
  const head = new Map<string, Buffer>()
  const keys: Map<string, Buffer>[] = []
  for (const { tag, value } of fields) {
    // A second UUID opens the first class key, and so on.
    if (tag === 'UUID' && head.has('UUID')) keys.push(new Map())
    ;(keys.at(-1) ?? head).set(tag, value)
  }
  const salt = head.get('SALT')
  const iterations = head.get('ITER')
  if (salt === undefined || iterations === undefined) return undefined
  const firstSalt = head.get('DPSL')
  const firstIterations = head.get('DPIC')
  return {
    salt,
    iterations: iterations.readUInt32BE(),
    ...(firstSalt === undefined || firstIterations === undefined ? {} : { first: { salt: firstSalt, iterations: firstIterations.readUInt32BE() } }),
    keys: keys.flatMap(wrappedKeyOf),
  }
}

const fieldsOf = (bytes: Buffer): readonly Field[] | undefined => {
  const fields: Field[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) return undefined
    const length = bytes.readUInt32BE(at + 4)
    if (at + 8 + length > bytes.length) return undefined
    fields.push({ tag: bytes.toString('latin1', at, at + 4), value: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length
  }
  return fields
}

const wrappedKeyOf = (key: ReadonlyMap<string, Buffer>): readonly WrappedKey[] => {
  const protectionClass = key.get('CLAS')
  const wrapped = key.get('WPKY')
  if (protectionClass?.length !== 4 || wrapped === undefined) return []
  return [{ protectionClass: protectionClass.readUInt32BE(), wrap: key.get('WRAP')?.readUInt32BE() ?? 0, wrapped }]
}

/** undefined: the passphrase is wrong (no class key unwraps). Takes seconds: that is the point of it. */
export const unlock = async (bag: KeyBag, passphrase: string): Promise<ClassKeys | undefined> => {
  const derive = promisify(pbkdf2)
  const secret = bag.first === undefined ? passphrase : await derive(passphrase, bag.first.salt, bag.first.iterations, keyLength, 'sha256')
  const key = await derive(secret, bag.salt, bag.iterations, keyLength, 'sha1')
  const keys = new Map<number, Uint8Array>()
  for (const { protectionClass, wrap, wrapped } of bag.keys) {
    if ((wrap & wrappedByPassphrase) === 0) continue
    const unwrapped = unwrapKey(key, wrapped)
    if (unwrapped === undefined) return undefined
    keys.set(protectionClass, unwrapped)
  }
  return keys.size === 0 ? undefined : keys
}

const wrapMark = Buffer.from('a6a6a6a6a6a6a6a6', 'hex')

/** RFC 3394 §2.2.2 over AES-ECB: Electron's BoringSSL knows no id-aes-wrap. undefined: the integrity check fails, the key is another one. */
export const unwrapKey = (key: Uint8Array, wrapped: Uint8Array): Uint8Array | undefined => {
  if (wrapped.length < 24 || wrapped.length % 8 !== 0) return undefined
  const blocks = wrapped.length / 8 - 1
  let check: Uint8Array = wrapped.subarray(0, 8)
  const rest: Uint8Array[] = Array.from({ length: blocks }, (_, i) => wrapped.subarray(8 * (i + 1), 8 * (i + 2)))
  for (let step = 6 * blocks; step >= 1; step--) {
    const i = (step - 1) % blocks
    const opened = decryptBlock(key, Buffer.concat([xorCounter(check, step), rest[i]!]))
    check = opened.subarray(0, 8)
    rest[i] = opened.subarray(8, 16)
  }
  return wrapMark.equals(check) ? new Uint8Array(Buffer.concat(rest)) : undefined
}

const decryptBlock = (key: Uint8Array, block: Uint8Array): Buffer => {
  const decipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  return Buffer.concat([decipher.update(block), decipher.final()])
}

const xorCounter = (block: Uint8Array, step: number): Buffer => {
  const counter = Buffer.alloc(8)
  counter.writeUInt32BE(step, 4)
  return Buffer.from(block.map((byte, i) => byte ^ counter[i]!))
}
