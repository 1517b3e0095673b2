import { m } from '#app/locales/generated/messages.js'

/** Which keys do what in the calendar; everything they do is also a form in the appointment. */
export function CalendarKeys() {
  return (
    <p className="tp-small tp-muted tp-keys">
      <kbd>{m.calendar_key_arrows()}</kbd> {m.calendar_keys_go()} <kbd>{m.staff_key_enter()}</kbd>{' '}
      {m.calendar_keys_open()} <kbd>{m.calendar_key_shift_arrows()}</kbd> {m.calendar_keys_move()}{' '}
      <kbd>{m.calendar_key_shift_alt()}</kbd> {m.calendar_keys_stretch()} {m.calendar_keys_form()}
    </p>
  )
}
