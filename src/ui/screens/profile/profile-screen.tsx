import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Profile } from '../../../core/model/profile.ts'
import { parseTypedDay } from '../../../app/parse-typed-time.ts'
import { Button, forward } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Frame } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { Check, TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { HolderList } from './holder-list.tsx'
import { draftOf, profileOf, type ProfileDraft } from './profile-draft.ts'
import './profile.css'

/** 1 新建事项. Nothing is compulsory that can wait; what is left empty is unknown, and a packet that needs it says so. */
export const ProfileScreen = (): ReactElement => {
  const profile = usePage('profile', null)
  const matters = usePage('matters', null)
  if (profile === undefined || matters === undefined) return <Frame>{null}</Frame>
  return <ProfileForm key={JSON.stringify(profile)} profile={profile} today={matters.today} />
}

type FormProps = { readonly profile: Profile; readonly today: Parameters<typeof parseTypedDay>[1] }

const ProfileForm = ({ profile, today }: FormProps): ReactElement => {
  const { t } = useTranslation()
  const { client, go } = useDesk()
  const { run } = useAct()
  const [draft, setDraft] = useState<ProfileDraft>(() => draftOf(profile))
  const set = (change: Partial<ProfileDraft>): void => setDraft((d) => ({ ...d, ...change }))
  const save = (): void => run(async () => {
    await client.ask('decide', { bodies: [{ kind: 'set-profile', profile: profileOf(draft, profile, today) }] })
    go({ screen: 'import' })
  })
  const expiry = parseTypedDay(draft.expiry, '9999-12-31' as typeof today)
  const isUnread = draft.expiry.trim() !== '' && !expiry.ok
  return (
    <Frame remark={{ code: 'profile.remark' }} primary={forward('profile.next', save, {}, isUnread ? { code: 'profile.date-first' } : undefined)}>
      <h1 className="state">
        <Rich code="profile.head" />
      </h1>
      <p className="cap">{t('profile.all-optional')}</p>
      <div className="profile">
        <fieldset className="sheet">
          <legend>{t('profile.who')}</legend>
          <TextField label={t('profile.title')} hint={t('profile.title-hint')} text={draft.title} onChange={(title) => set({ title })} />
          <TextField label={t('profile.name')} text={draft.name} onChange={(name) => set({ name })} />
          <TextField label={t('profile.contact')} text={draft.contactPhone} inputMode="tel" onChange={(contactPhone) => set({ contactPhone })} />
          <details>
            <summary>{t('profile.for-court')}</summary>
            <div className="form inner">
              <TextField label={t('profile.sex')} text={draft.sex} onChange={(sex) => set({ sex })} />
              <DateField label={t('profile.birth')} text={draft.birthDate} today={today} onChange={(birthDate) => set({ birthDate })} />
              <TextField label={t('profile.ethnicity')} text={draft.ethnicity} onChange={(ethnicity) => set({ ethnicity })} />
              <TextField label={t('profile.occupation')} text={draft.occupation} onChange={(occupation) => set({ occupation })} />
              <TextField label={t('profile.employer')} hint={t('profile.none-hint')} text={draft.employer} onChange={(employer) => set({ employer })} />
              <TextField label={t('profile.domicile')} text={draft.domicile} onChange={(domicile) => set({ domicile })} />
              <TextField label={t('profile.residence')} text={draft.habitualResidence} onChange={(habitualResidence) => set({ habitualResidence })} />
              <TextField label={t('profile.address')} text={draft.serviceAddress} onChange={(serviceAddress) => set({ serviceAddress })} />
              <TextField label={t('profile.e-address')} hint={t('profile.e-address-hint')} text={draft.eServiceAddress} onChange={(eServiceAddress) => set({ eServiceAddress })} />
              <Check label={t('profile.agrees-e')} isOn={draft.agreesEService} onChange={(agreesEService) => set({ agreesEService })} />
              <TextField label={t('profile.id-type')} hint={t('profile.id-type-hint')} text={draft.idType} onChange={(idType) => set({ idType })} />
              <TextField label={t('profile.id-number')} hint={t('profile.id-hint')} text={draft.idNumber} onChange={(idNumber) => set({ idNumber })} />
            </div>
          </details>
        </fieldset>
        <fieldset className="sheet">
          <legend>{t('profile.numbers')}</legend>
          <TextField label={t('profile.own-numbers')} hint={t('profile.own-numbers-hint')} text={draft.ownNumbers} rows={2} onChange={(ownNumbers) => set({ ownNumbers })} />
          <TextField label={t('profile.registrant')} hint={t('profile.registrant-hint')} text={draft.registrant} onChange={(registrant) => set({ registrant })} />
          <div className="twocol">
            <TextField label={t('profile.carrier')} text={draft.carrier} list={['中国移动', '中国联通', '中国电信', '中国广电']} onChange={(carrier) => set({ carrier })} />
            <TextField label={t('profile.device')} hint={t('profile.device-hint')} text={draft.device} onChange={(device) => set({ device })} />
          </div>
        </fieldset>
        <fieldset className="sheet">
          <legend>{t('profile.car')}</legend>
          <TextField label={t('profile.plate')} text={draft.plate} onChange={(plate) => set({ plate })} />
          <TextField label={t('profile.owner')} hint={t('profile.owner-hint')} text={draft.ownerName} onChange={(ownerName) => set({ ownerName })} />
          <TextField label={t('profile.insurer')} hint={t('profile.insurer-hint')} text={draft.insurer} onChange={(insurer) => set({ insurer })} />
          <DateField label={t('profile.expiry')} hint={t('profile.expiry-hint')} text={draft.expiry} today={'9999-12-31' as typeof today} onChange={(text) => set({ expiry: text })} />
        </fieldset>
        <fieldset className="sheet">
          <legend>{t('profile.holders')}</legend>
          <p className="cap">{t('profile.holders-why')}</p>
          <HolderList holders={draft.holders} today={today} onChange={(holders) => set({ holders })} />
          <Button label={{ code: 'profile.add-holder' }} icon="plus" onPress={() => set({ holders: [...draft.holders, { name: '', kind: 'dealer', since: '', held: [] }] })} />
        </fieldset>
      </div>
    </Frame>
  )
}
