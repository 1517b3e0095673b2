import type { ReactNode } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import type { CompanionRole } from '../companions.ts'
import type { ListedGuest } from '../guest-links.ts'
import { companionRoleWord } from './companion-fields.tsx'

const ICONS: Record<CompanionRole, IconName> = {
  companion: 'group',
  interpreter: 'translate',
  sign_language_interpreter: 'sign_language',
  guardian: 'shield',
}

/** Who takes part beside the applicant, with the link where the applicant has to pass it on. */
export function GuestList({ guests, actions }: { guests: ListedGuest[]; actions?: (guest: ListedGuest) => ReactNode }) {
  if (guests.length === 0) return <p className="tp-muted">{m.appointment_guests_none()}</p>
  return (
    <ul className="tp-docs">
      {guests.map((guest) => (
        <li key={guest.id}>
          <Icon name={ICONS[guest.role]} large />
          <div className="tp-guest">
            <p>
              <b className="tp-strong">{guest.name}</b> {companionRoleWord(guest.role)}
            </p>
            <Way guest={guest} />
          </div>
          {actions ? <div className="tp-row">{actions(guest)}</div> : null}
        </li>
      ))}
    </ul>
  )
}

function Way({ guest: { name, email, link } }: { guest: ListedGuest }) {
  if (email) return <p className="tp-small tp-muted">{m.appointment_guest_invited({ email })}</p>
  if (!link) return <p className="tp-small tp-muted">{m.appointment_guest_tell({ name })}</p>
  return (
    <>
      <p className="tp-small tp-muted">{m.appointment_guest_link({ name })}</p>
      <p className="tp-small">
        <a href={link}>{link}</a>
      </p>
    </>
  )
}
