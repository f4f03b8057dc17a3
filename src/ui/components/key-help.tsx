import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk, type ScreenId } from '../hooks/desk-context.ts'
import { useKeys } from '../hooks/use-keys.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

const everywhere: readonly (readonly [string, string])[] = [
  ['Tab', 'key.what.move'],
  ['Esc', 'key.what.close'],
  ['Ctrl+K', 'key.what.find'],
  ['Ctrl+Z', 'key.what.undo'],
  ['?', 'key.what.help'],
]
const here: Readonly<Partial<Record<ScreenId, readonly (readonly [string, string])[]>>> = {
  review: [
    ['0–9', 'key.what.digit'],
    ['Enter', 'key.what.accept'],
    ['U', 'key.what.unreadable'],
    ['A', 'key.what.alike'],
    ['←→', 'key.what.column'],
    ['↑↓', 'key.what.item'],
    ['Space', 'key.what.picture'],
  ],
  incidents: [
    ['↑↓', 'key.what.row'],
    ['Space', 'key.what.provenance'],
    ['[ ]', 'key.what.day'],
    ['X', 'key.what.mark'],
    ['M', 'key.what.merge'],
    ['S', 'key.what.split'],
    ['Y N', 'key.what.recording'],
    ['+ −', 'key.what.zoom'],
  ],
  scope: [
    ['↑↓', 'key.what.row'],
    ['1 2', 'key.what.scope'],
  ],
  parties: [
    ['1 2 3', 'key.what.judge'],
    ['J', 'key.what.next-pair'],
  ],
  packet: [
    ['↑↓', 'key.what.sentence'],
    ['Space', 'key.what.provenance'],
  ],
}

/** `?` shows the keys of this screen and those that work everywhere. */
export const KeyHelp = (): ReactElement | null => {
  const { t } = useTranslation()
  const { route } = useDesk()
  const [isOpen, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true), '？': () => setOpen(true) }, !isOpen)
  if (!isOpen) return null
  return (
    <Dialog title={t('key.title')} onClose={() => setOpen(false)}>
      <div className="keylist">
        {[...(here[route.screen] ?? []), ...everywhere].map(([key, what]) => (
          <KeyLine key={what} name={key} what={t(what)} />
        ))}
      </div>
      <div className="acts">
        <Button label={{ code: 'close' }} onPress={() => setOpen(false)} kind="primary" />
      </div>
    </Dialog>
  )
}

const KeyLine = ({ name, what }: { readonly name: string; readonly what: string }): ReactElement => (
  <>
    <span>
      <kbd>{name}</kbd>
    </span>
    <span>{what}</span>
  </>
)
