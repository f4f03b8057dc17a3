declare module 'pngjs' {
  type Decoded = { readonly width: number; readonly height: number; readonly data: Buffer }
  export const PNG: { readonly sync: { readonly read: (bytes: Buffer, options?: { readonly checkCRC?: boolean }) => Decoded } }
}
declare module 'bmp-js' {
  export const encode: (picture: { readonly width: number; readonly height: number; readonly data: Buffer }) => { readonly data: Buffer }
}
declare module 'omggif' {
  export class GifWriter {
    constructor(out: Uint8Array, width: number, height: number, options: { readonly palette: readonly number[]; readonly loop?: number })
    addFrame(x: number, y: number, width: number, height: number, pixels: Uint8Array): number
    end(): number
  }
}
