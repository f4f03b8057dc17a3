import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { protocol, type Session } from 'electron'
import { filePathOf, originalOf } from './app-path.ts'

/** The app's own scheme: a secure origin that is not file:, so that the window has no more rights than a web page. */
export const appOrigin = 'app://bundle'

const mimeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** antd makes <style> elements: they carry the nonce of the page load, so no unsafe-inline is needed. */
const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
}

/** `vaultOfOpenMatter` is asked at every request: pictures of the open matter are the only originals the window can show. */
export const serveApp = (session: Session, rendererFolder: string, vaultOfOpenMatter: () => string | undefined): void => {
  session.protocol.handle('app', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('method', { status: 405 })
    const original = originalOf(request.url)
    if (original !== null) return serveOriginal(vaultOfOpenMatter(), original)
    const file = filePathOf(request.url, rendererFolder)
    return file === null ? new Response('forbidden', { status: 403 }) : serveFile(file)
  })
}

const serveFile = async (file: string): Promise<Response> => {
  const extension = path.extname(file).toLowerCase()
  const nonce = randomBytes(16).toString('base64')
  const headers = {
    'Content-Type': mimeByExtension[extension] ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': contentPolicy(nonce),
    'Cache-Control': 'no-cache',
  }
  try {
    const body = await readFile(file)
    if (extension === '.html') return new Response(body.toString('utf8').replaceAll('__CSP_NONCE__', nonce), { headers })
    return new Response(new Uint8Array(body), { headers })
  } catch {
    return new Response('not found', { status: 404 })
  }
}

/** Chromium decodes these in the sandboxed renderer; nosniff keeps anything else from being taken for a page or a script. */
const pictureMarks: readonly (readonly [mark: string, offset: number, mime: string])[] = [
  ['89504e470d0a1a0a', 0, 'image/png'],
  ['ffd8ff', 0, 'image/jpeg'],
  ['47494638', 0, 'image/gif'],
  ['57454250', 8, 'image/webp'],
  ['424d', 0, 'image/bmp'],
]

const serveOriginal = async (vault: string | undefined, sha256: string): Promise<Response> => {
  if (vault === undefined) return new Response('no matter is open', { status: 404 })
  const file = path.join(vault, sha256)
  try {
    const { size } = await stat(file)
    const head = await readHead(file)
    const mime = pictureMarks.find(([mark, offset]) => head.subarray(offset, offset + mark.length / 2).toString('hex') === mark)?.[2]
    if (mime === undefined) return new Response('not a picture a window can show', { status: 415 })
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
    const headers = { 'Content-Type': mime, 'Content-Length': String(size), 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin' }
    return new Response(body, { headers })
  } catch {
    return new Response('not found', { status: 404 })
  }
}

const readHead = async (file: string): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(file, { end: 15 })) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
