import type { MatterView } from '../../core/model/matter-view.ts'

/** Works something out once for a view: views never change, so what was worked out of one stays true. */
export const oncePerView = <T>(work: (view: MatterView) => T): ((view: MatterView) => T) => {
  const known = new WeakMap<MatterView, { readonly value: T }>()
  return (view) => {
    const held = known.get(view)
    if (held !== undefined) return held.value
    const value = work(view)
    known.set(view, { value })
    return value
  }
}
