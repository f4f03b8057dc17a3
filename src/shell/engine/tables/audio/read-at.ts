/** Bytes of the file from `at`, fewer at its end. */
export type ReadAt = (at: number, length: number) => Promise<Buffer>
