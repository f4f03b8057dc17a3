import type { ReactElement } from 'react'

/** Line drawings of one weight, 16 × 16. */
const paths = {
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.5 10.5 14 14',
  undo: 'M5 3 2.5 5.5 5 8M2.5 5.5H10a3.5 3.5 0 0 1 0 7H6',
  lock: 'M3 8a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM5 7V5a3 3 0 0 1 6 0v2',
  folder: 'M1.5 3.5h4.7l1.5 2h6.8v8h-13z',
  gear: 'M10.2 8a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  clock: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.5 1.8',
  fork: 'M8 14V8L3.5 3M8 8l4.5-5',
  bill: 'M3.5 1.5h9v13l-2.2-1.4L8 14.5l-2.3-1.4-2.2 1.4zM6 5.5h4M6 8.5h4',
  phone: 'M5.7 1.5h4.6a1.2 1.2 0 0 1 1.2 1.2v10.6a1.2 1.2 0 0 1-1.2 1.2H5.7a1.2 1.2 0 0 1-1.2-1.2V2.7a1.2 1.2 0 0 1 1.2-1.2zM7 12.5h2',
  next: 'M2.5 8h11M9.5 4l4 4-4 4',
  into: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 10.5v3h11v-3',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  table: 'M2 2.5h12v11H2zM2 6h12M2 9.5h12M6.5 2.5v11',
  picture: 'M3 2.5h10a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM2.5 11 6 7.500l3 3 2-2 2.500 2.500M11.500 5.800a1 1 0 1 1-2 0 1 1 0 0 1 2 0z',
  tick: 'm3 8.5 3.2 3.2L13 4.8',
  message: 'M2 3h12v8H7l-3 2.500V11H2z',
  sound: 'M2.500 6v4h2.500l3.500 3V3L5 6zM11 5.500a3.500 3.500 0 0 1 0 5M12.800 3.800a6 6 0 0 1 0 8.400',
  paper: 'M4 1.500h8v13H4zM6 5h4M6 8h4M6 11h2.500',
  claimed: 'M2 3h12v8H8.500L5 14v-3H2z',
  flag: 'M4 14.500V2h8.500l-2 3 2 3H4',
  labelled: 'M2 2h6l6 6-6 6-6-6zM6 5.200a.8.8 0 1 1-1.600 0 .8.8 0 0 1 1.600 0z',
  confirmed: 'M2.500 2.500h11v11h-11zM5 8.200l2.200 2.200L11.200 6',
  published: 'M2 6 8 2.500 14 6M3.500 6.500V12M6.500 6.500V12M9.500 6.500V12M12.500 6.500V12M2 13.500h12',
  plus: 'M8 3v10M3 8h10',
  cross: 'm4 4 8 8M12 4l-8 8',
  question: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6.300 6.300A1.800 1.800 0 1 1 8 8.400v.9M8 11.300v.1',
  warning: 'M8 2 14.500 13.500h-13zM8 6.500v3.200M8 11.600v.1',
  disk: 'M3 3h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM2 9.500h12M11 11.300h1',
  copy: 'M5 5h8.500v9H5zM3 11V2h8',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement => (
  <svg className="ic" aria-hidden="true" viewBox="0 0 16 16" width={size} height={size}>
    <path d={paths[name]} />
  </svg>
)
