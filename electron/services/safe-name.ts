/** Names Windows keeps for devices, and characters some file system refuses. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
/** And those that turn the direction of text, so that a name shows as another. */
const refused = /[<>:"/\\|?*\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

/** One name of a file or folder, the same on every system, that cannot lead anywhere else. */
export const isSafeName = (name: string): boolean =>
  name !== '' && name !== '.' && name !== '..' && Buffer.byteLength(name) <= 240 && !refused.test(name) && !devices.test(name) && !/[. ]$/.test(name) && !name.startsWith('.')
