import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { telephoneLink } from '#app/ui/public-page.tsx'
import type { AppointmentView } from '../find-appointment-view.server.ts'
import { AppointmentFacts } from './appointment-facts.tsx'

type Props = {
  appointment: AppointmentView
  locale: Locale
  path: string
  phone: string
  visitPath: string | null
  canMove: boolean
  canCancel: boolean
}

/** The facts of a booked appointment and everything that can be done with it. */
export function AppointmentPanel({ appointment, locale, path, phone, visitPath, canMove, canCancel }: Props) {
  const isBooked = appointment.state === 'booked'
  return (
    <aside
      className={isBooked ? 'tp-side tp-side--first tp-stack' : 'tp-side tp-stack'}
      aria-label={m.appointment_facts_title()}
    >
      <div className="tp-panel tp-stack">
        <h2 className="tp-h3">{m.appointment_facts_title()}</h2>
        <AppointmentFacts appointment={appointment} locale={locale} />
        {visitPath ? (
          <>
            <ButtonLink href={visitPath} icon="videocam" block>
              {m.appointment_to_waiting_room()}
            </ButtonLink>
            <p className="tp-small tp-muted">{m.appointment_waiting_room_hint()}</p>
          </>
        ) : null}
        {isBooked ? (
          <ButtonLink href={`${path}/kalender.ics`} icon="event" look={visitPath ? 'secondary' : 'primary'} block>
            {m.appointment_to_calendar()}
          </ButtonLink>
        ) : null}
      </div>
      <ul className="tp-actions-list">
        {canMove ? (
          <li>
            <a className="tp-back" href={`${path}/verschieben`}>
              <Icon name="swap_horiz" />
              {m.appointment_move()}
            </a>
          </li>
        ) : null}
        {isBooked && canCancel && !appointment.groupAppointmentId ? (
          <li>
            <a className="tp-back" href={`${path}/terminart`}>
              <Icon name="videocam" />
              {m.calendar_mode_change()}
            </a>
          </li>
        ) : null}
        {canCancel ? (
          <li>
            <a className="tp-back" href={`${path}/name`}>
              <Icon name="badge" />
              {m.proposals_name_link()}
            </a>
          </li>
        ) : null}
        {canCancel ? (
          <li>
            <a className="tp-back" href={`${path}/absagen`}>
              <Icon name="close" />
              {m.appointment_cancel()}
            </a>
          </li>
        ) : null}
        <li>
          <a className="tp-back" href={telephoneLink(phone)}>
            <Icon name="call" />
            {m.appointment_rather_phone({ phone })}
          </a>
        </li>
      </ul>
    </aside>
  )
}
