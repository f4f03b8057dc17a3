import { zipSync } from 'fflate'

const centralHead = 46
const endHead = 22

/** A ZIP whose directory names one packed member many times over: small on disk, vast when unpacked. */
export const manyNamesOfOneMember = (bytes: Uint8Array, times: number): Uint8Array => {
  const zip = Buffer.from(zipSync({ 'm-000000': bytes }, { level: 9 }))
  const end = zip.length - endHead
  const directoryAt = zip.readUInt32LE(end + 16)
  const entry = zip.subarray(directoryAt, end)
  const entries = Array.from({ length: times }, (_, k) => {
    const copy = Buffer.from(entry)
    copy.write(`m-${String(k).padStart(6, '0')}`, centralHead, 'latin1')
    return copy
  })
  const tail = Buffer.from(zip.subarray(end))
  tail.writeUInt16LE(times, 8)
  tail.writeUInt16LE(times, 10)
  tail.writeUInt32LE(entry.length * times, 12)
  return Buffer.concat([zip.subarray(0, directoryAt), ...entries, tail])
}
