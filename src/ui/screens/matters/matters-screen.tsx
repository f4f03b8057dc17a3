import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { beijingDateOf } from '../../../core/kernel/instant.ts'
import type { MatterSummary } from '../../../app/ports.ts'
import { Button, forward } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { bytesText, fullDay, shortMoment } from '../../components/format.ts'
import { Frame } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import './matters.css'

/** The matters on this computer: new, open, restore; where the last copy lies and how old it is. */
export const MattersScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { client, bridge, go } = useDesk()
  const { run } = useAct()
  const page = usePage('matters', null)
  const [destroying, setDestroying] = useState<MatterSummary>()
  const open = (id: string): void => run(async () => {
    await client.ask('openMatter', { id })
    go({ screen: 'home' })
  })
  const restore = (): void => run(async () => {
    const [path] = await bridge.chooseFiles({ purpose: 'copy' })
    if (path === undefined) return
    await client.ask('restoreCopy', { path })
    go({ screen: 'home' })
  })
  const create = (): void => run(async () => {
    await client.ask('createMatter', { title: t('matters.new-title') })
    go({ screen: 'profile' })
  })
  const matters = page?.matters ?? []
  return (
    <Frame remark={{ code: 'matters.remark' }} primary={forward('matters.new', create)}>
      <div className="shelf">
        <h1 className="state">
          <Rich code={matters.length === 0 ? 'matters.none' : 'matters.some'} params={{ n: matters.length }} />
        </h1>
        <ul className="sheet list">
          {matters.map((matter) => (
            <MatterLine key={matter.id} matter={matter} isOpen={matter.id === page?.open} onOpen={() => open(matter.id)} onDestroy={() => setDestroying(matter)} />
          ))}
        </ul>
        <div className="line acts">
          <Button label={{ code: 'matters.restore' }} icon="into" onPress={restore} />
          <Button label={{ code: 'rail.settings' }} icon="gear" onPress={() => go({ screen: 'settings' })} />
        </div>
      </div>
      {destroying === undefined ? null : <DestroyDialog matter={destroying} onClose={() => setDestroying(undefined)} />}
    </Frame>
  )
}

type LineProps = { readonly matter: MatterSummary; readonly isOpen: boolean; readonly onOpen: () => void; readonly onDestroy: () => void }

const MatterLine = ({ matter, isOpen, onOpen, onDestroy }: LineProps): ReactElement => {
  const { t } = useTranslation()
  const { client, bridge, look } = useDesk()
  const { run } = useAct()
  const copy = (): void => run(async () => {
    const path = await bridge.chooseCopyTarget({ suggestedName: `${matter.title}.ringproof` })
    if (path !== null) await client.ask('exportCopy', { path })
  })
  const lastCopy = matter.lastCopy
  return (
    <li>
      <div>
        <b>{matter.title}</b> {isOpen ? <span className="tag ok">{t('matters.open-now')}</span> : null}
        <div className="cap">{t('matters.dates', { created: fullDay(beijingDateOf(matter.createdAt), look.language === 'zh-CN'), changed: shortMoment(matter.changedAt), size: bytesText(matter.byteLength) })}</div>
        <div className={lastCopy === undefined ? 'cap exp' : 'cap'}>{lastCopy === undefined ? t('matters.no-copy') : t('matters.last-copy', { path: lastCopy.path, at: shortMoment(lastCopy.at) })}</div>
      </div>
      <span className="sp" />
      {isOpen ? <Button label={{ code: 'matters.copy' }} onPress={copy} /> : null}
      <Button label={{ code: 'matters.destroy' }} kind="quiet" onPress={onDestroy} />
      <Button label={{ code: 'matters.open' }} onPress={onOpen} />
    </li>
  )
}

const DestroyDialog = ({ matter, onClose }: { readonly matter: MatterSummary; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const { client } = useDesk()
  const { run } = useAct()
  const [reason, setReason] = useState('')
  const destroy = (): void => run(async () => {
    await client.ask('destroyMatter', { id: matter.id, reason })
    onClose()
  })
  return (
    <Dialog title={t('destroy.title', { title: matter.title })} onClose={onClose} role="alertdialog">
      <p className="two">{t('destroy.what')}</p>
      <TextField label={t('destroy.reason')} text={reason} onChange={setReason} />
      <div className="acts">
        <Button label={{ code: 'destroy.do' }} onPress={destroy} {...(reason.trim() === '' ? { blockedBy: { code: 'destroy.needs-reason' } } : {})} />
        <Button label={{ code: 'cancel' }} kind="primary" onPress={onClose} />
      </div>
    </Dialog>
  )
}
