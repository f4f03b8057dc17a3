import type { ReactElement, ReactNode } from 'react'

export type Tick = { readonly key: string; readonly isOn: boolean; readonly set: (isOn: boolean) => void; readonly what: ReactNode }

/** What a paper says only if it is ticked, under its title and reason; nothing where there is nothing to tick. */
export const TickList = ({ title, why, ticks }: { readonly title: string; readonly why: string; readonly ticks: readonly Tick[] }): ReactElement | null => {
  if (ticks.length === 0) return null
  return (
    <section className="stated">
      <h2 className="h">{title}</h2>
      <p className="cap">{why}</p>
      {ticks.map((tick) => (
        <label key={tick.key} className="choice">
          <input type="checkbox" checked={tick.isOn} onChange={(e) => tick.set(e.target.checked)} />
          <span>{tick.what}</span>
        </label>
      ))}
    </section>
  )
}
