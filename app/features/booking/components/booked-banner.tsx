import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'

/** Green box after booking or moving: what happened, where the mail went, the code. */
export function BookedBanner({ title, sent, code }: { title: string; sent: string | null; code: string | null }) {
  return (
    <div className="tp-success">
      <div className="tp-stack">
        <p className="tp-success-mark">
          <Icon name="check_circle" large />
        </p>
        <h1 className="tp-h1">{title}</h1>
        {sent ? <p>{sent}</p> : null}
        {code ? <BookingCode code={code} /> : null}
      </div>
    </div>
  )
}

/** The code that can be read aloud, in its written form. */
export function BookingCode({ code }: { code: string }) {
  return (
    <div>
      <p>
        {m.appointment_code_label()}
        <br />
        <span className="tp-code">{code}</span>
      </p>
      <p className="tp-small">{m.appointment_code_hint()}</p>
    </div>
  )
}
