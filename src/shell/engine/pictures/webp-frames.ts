/** How many frames a WebP holds, and its first one as a still WebP of its own (the decoder knows no animation). */
export const firstWebpFrame = (bytes: Uint8Array): { readonly frames: number; readonly still: Uint8Array } => {
  const frames = chunksOf(bytes, 12, bytes.length).filter((chunk) => chunk.name === 'ANMF')
  const first = frames[0]
  if (first === undefined) return { frames: 1, still: bytes }
  const inner = chunksOf(bytes, first.from + 16, first.to).find((chunk) => chunk.name === 'VP8 ' || chunk.name === 'VP8L')
  if (inner === undefined) return { frames: frames.length, still: bytes }
  return { frames: frames.length, still: riffOf(bytes.subarray(inner.from - 8, inner.to + ((inner.to - inner.from) % 2))) }
}

type Chunk = { readonly name: string; readonly from: number; readonly to: number }

const chunksOf = (bytes: Uint8Array, start: number, end: number): readonly Chunk[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  let at = start
  while (at + 8 <= end) {
    const size = view.getUint32(at + 4, true)
    const to = Math.min(end, at + 8 + size)
    chunks.push({ name: String.fromCharCode(...bytes.subarray(at, at + 4)), from: at + 8, to })
    at += 8 + size + (size % 2)
  }
  return chunks
}

const riffOf = (chunk: Uint8Array): Uint8Array => {
  const out = new Uint8Array(12 + chunk.length)
  out.set([0x52, 0x49, 0x46, 0x46])
  new DataView(out.buffer).setUint32(4, 4 + chunk.length, true)
  out.set([0x57, 0x45, 0x42, 0x50], 8)
  out.set(chunk, 12)
  return out
}
