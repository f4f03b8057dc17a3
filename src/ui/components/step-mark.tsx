import type { ReactElement } from 'react'
import type { StepState } from '../../app/queries/rail.ts'

/** Done: a filled tick. Needs you: a highlighter ring with the number. Optional: a dashed ring. Not yet: a plain ring. */
export const StepMark = ({ state, number }: { readonly state: StepState; readonly number: number }): ReactElement =>
  state === 'done' ? (
    <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx={10} cy={10} r={9} fill="var(--proved)" />
      <path d="m5.8 10.4 2.9 2.9 5.5-6" fill="none" stroke="var(--surface)" strokeWidth={1.8} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  ) : (
    <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
      <circle
        cx={10}
        cy={10}
        r={9}
        fill={state === 'need' ? 'var(--look)' : 'none'}
        stroke={state === 'need' ? 'var(--look-ink)' : 'var(--edge)'}
        strokeWidth={1.4}
        {...(state === 'optional' ? { strokeDasharray: '2.5 2.5' } : {})}
      />
      <text x={10} y={14} textAnchor="middle" fontSize={11.5} fontWeight={600} fill={state === 'need' ? 'var(--look-ink)' : 'var(--ink-2)'}>
        {number}
      </text>
    </svg>
  )
