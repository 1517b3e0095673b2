import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'

/** For people who have booked: code and name go to "Mein Termin" by POST, so that neither stands in an address or a log. */
export function KnownAppointment() {
  return (
    <section className="tp-panel tp-stack" aria-labelledby="schon">
      <h2 className="tp-h3" id="schon">
        {m.public_have_appointment()}
      </h2>
      <form className="tp-stack" action="/mein-termin" method="post">
        <TextField
          name="code"
          label={m.appointment_lookup_code()}
          hint={m.appointment_lookup_code_hint({ example: 'ACDE-FGHJ' })}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
        />
        <TextField
          name="lastName"
          label={m.appointment_lookup_last_name()}
          autoComplete="family-name"
          spellCheck={false}
          maxLength={100}
        />
        <Button look="secondary" block>
          {m.public_open_appointment()}
        </Button>
      </form>
      <a className="tp-ilink" href="/technik-test">
        <Icon name="videocam" />
        {m.public_test_devices()}
      </a>
    </section>
  )
}
