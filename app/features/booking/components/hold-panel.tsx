import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import type { AppointmentView } from '../find-appointment-view.server.ts'
import { AppointmentFacts } from './appointment-facts.tsx'
import { HoldNote } from './hold-note.tsx'

type Props = {
  hold: AppointmentView
  now: string
  locale: Locale
  holdMinutes: number
  canExtend: boolean
  /** Id of the form that its buttons belong to, so that what was typed travels along. */
  form: string
  /** On small screens the form goes first, for it has something to say. */
  formFirst?: boolean
}

/** Beside the form: how long the time is reserved, and what it is reserved for. */
export function HoldPanel({ hold, now, locale, holdMinutes, canExtend, form, formFirst }: Props) {
  const zone = hold.office.timeZone
  return (
    <aside
      className={formFirst ? 'tp-side tp-stack' : 'tp-side tp-side--first tp-stack'}
      aria-label={m.booking_your_appointment()}
    >
      {hold.expiresAt ? (
        <HoldNote
          expiresAt={hold.expiresAt}
          now={now}
          zone={zone}
          locale={locale}
          holdMinutes={holdMinutes}
          canExtend={canExtend}
          form={form}
        />
      ) : null}
      <div className="tp-panel tp-stack">
        <h2 className="tp-h3">{m.booking_your_appointment()}</h2>
        <AppointmentFacts appointment={hold} locale={locale} />
        <div>
          <Button look="tertiary" small form={form} name="aktion" value="zeit" formNoValidate>
            {m.booking_change_time()}
          </Button>
        </div>
      </div>
    </aside>
  )
}
