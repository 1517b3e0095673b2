import { m } from '#app/locales/generated/messages.js'
import { MAX_COMPANIONS } from '../companions.ts'
import type { ListedGuest } from '../guest-links.ts'
import { GuestList } from './guest-list.tsx'

/** On the page of the appointment: who takes part, and the way to change it. */
export function GuestsBox({ guests, path }: { guests: ListedGuest[]; path: string | null }) {
  return (
    <section aria-labelledby="teilnehmende" className="tp-stack">
      <h2 className="tp-h2" id="teilnehmende">
        {m.appointment_guests_title()}
      </h2>
      {guests.length === 0 ? (
        <p className="tp-muted">{m.appointment_guests_lead({ count: MAX_COMPANIONS })}</p>
      ) : (
        <GuestList guests={guests} />
      )}
      {path ? (
        <p>
          <a href={path}>{m.appointment_guests_change()}</a>
        </p>
      ) : null}
    </section>
  )
}
