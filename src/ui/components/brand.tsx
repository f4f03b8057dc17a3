import type { ReactElement } from 'react'

export const BrandMark = ({ size = 22 }: { readonly size?: number }): ReactElement => (
  <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
    <rect x="1" y="1" width="20" height="20" rx="2" fill="var(--refusal)" />
    <path d="M11 4.6c-2.7 0-4 1.9-4 4.4v3.2L5.6 14.6h10.8L15 12.200V9c0-2.500-1.300-4.400-4-4.400z" fill="none" stroke="var(--surface)" strokeWidth="1.5" strokeLinejoin="round" />
    <path d="m9 17 1.500 1.200L13.400 16" fill="none" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
