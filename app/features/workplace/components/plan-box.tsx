import { m } from '#app/locales/generated/messages.js'
import { type Fact, Facts } from '#app/ui/facts.tsx'
import type { AppointmentExtras } from '../get-appointment-extras.server.ts'

/** How it came into the calendar and what it takes, where that is more than one caseworker. */
export function PlanBox({ extras }: { extras: AppointmentExtras }) {
  const { resources, seatOf, walkIn, bookedBy, overrideReason, moveReason } = extras
  const facts: (Fact | null)[] = [
    resources.length > 1
      ? {
          icon: 'meeting_room',
          label: m.calendar_resources_title(),
          value: resources.map(({ name }) => name).join(', '),
        }
      : null,
    seatOf
      ? {
          icon: 'group',
          label: m.calendar_seat_in(),
          value: <a href={`/dienst/termine/${seatOf.id}`}>{seatOf.title}</a>,
        }
      : null,
    bookedBy
      ? {
          icon: 'person',
          label: m.calendar_booked_by(),
          value: walkIn ? m.calendar_walked_in({ name: bookedBy }) : bookedBy,
        }
      : null,
    moveReason ? { icon: 'event_repeat', label: m.calendar_move_reason(), value: moveReason } : null,
    overrideReason ? { icon: 'gavel', label: m.calendar_overridden(), value: overrideReason } : null,
  ]
  const known = facts.filter((fact) => fact !== null)
  if (known.length === 0) return null
  return (
    <section className="tp-box tp-stack" aria-labelledby="plan">
      <h2 className="tp-h3" id="plan">
        {m.calendar_plan()}
      </h2>
      <Facts facts={known} />
    </section>
  )
}
