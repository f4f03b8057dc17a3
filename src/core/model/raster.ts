/** A decoded picture, upright as it is shown: rows of red, green, blue, alpha bytes. */
export type Raster = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }
