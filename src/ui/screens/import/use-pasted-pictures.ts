import { useEffect, useRef } from 'react'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'

/** In a field Ctrl V writes; in a dialog it is none of the page's. */
const isElsewhere = (target: EventTarget | null): boolean => target instanceof Element && target.closest('input, textarea, [contenteditable], [role="dialog"]') !== null

/** Ctrl V: files copied in the file manager are taken like dropped ones; a copied picture becomes a source of its own, as the system hands it over. */
export const usePastedPictures = (send: (paths: readonly string[]) => Promise<void>): void => {
  const { client, bridge, tell } = useDesk()
  const { run } = useAct()
  const take = async (files: readonly File[]): Promise<void> => {
    const paths = await bridge.pathsOfDropped(files)
    if (paths.length > 0) return send(paths)
    for (const file of files.filter((f) => f.type.startsWith('image/'))) {
      const { issues } = await client.ask('pastePicture', { bytes: new Uint8Array(await file.arrayBuffer()), type: file.type })
      issues.forEach(({ code, params }) => tell({ code, params }))
    }
  }
  const held = useRef(take)
  useEffect(() => {
    held.current = take
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || isElsewhere(event.target)) return
      event.preventDefault()
      run(() => held.current(files))
    }
    window.addEventListener('paste', listen)
    return () => window.removeEventListener('paste', listen)
  }, [run])
}
