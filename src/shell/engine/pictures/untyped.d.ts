declare module 'pngjs' {
  type Decoded = { readonly width: number; readonly height: number; readonly data: Buffer }
  export const PNG: { readonly sync: { readonly read: (bytes: Buffer, options?: { readonly checkCRC?: boolean }) => Decoded } }
}
declare module 'bmp-js' {
  export const decode: (bytes: Buffer) => { readonly width: number; readonly height: number; readonly data: Buffer }
}
declare module 'omggif' {
  export class GifReader {
    constructor(bytes: Uint8Array)
    readonly width: number
    readonly height: number
    numFrames(): number
    decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void
  }
}
declare module 'libheif-js/wasm-bundle.js' {
  export type HeifImage = {
    readonly get_width: () => number
    readonly get_height: () => number
    readonly is_primary: () => boolean
    readonly display: (target: { data: Uint8ClampedArray; width: number; height: number }, done: (result: unknown) => void) => void
    readonly free: () => void
  }
  const libheif: { readonly HeifDecoder: new () => { readonly decode: (bytes: Uint8Array) => readonly HeifImage[] } }
  export { libheif as default }
}
declare module '@jsquash/webp/decode.js' {
  export const init: (module: unknown) => Promise<void>
  const decode: (bytes: ArrayBuffer) => Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>
  export { decode as default }
}
declare namespace WebAssembly {
  const Module: new (bytes: Uint8Array) => object
}
