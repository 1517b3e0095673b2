import { m } from '#app/locales/generated/messages.js'

/** Says why no more appointments are possible for this contact, and what to do. */
export function ContactLimit({ phone, isKept }: { phone: string; isKept: boolean }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the page came back with this news, reading goes on here
    <div className="kern-alert kern-alert--warning" role="alert" tabIndex={-1} autoFocus aria-labelledby="zahl">
      <div className="kern-alert__header">
        <span className="kern-icon kern-icon--warning" aria-hidden="true" />
        <h2 className="kern-title" id="zahl">
          {m.proposals_limit_title()}
        </h2>
      </div>
      <div className="kern-alert__body tp-stack">
        <p>{m.proposals_limit_text({ phone })}</p>
        {isKept ? <p>{m.proposals_limit_kept()}</p> : null}
        <p>
          <a href="/mein-termin">{m.proposals_limit_find()}</a>
        </p>
      </div>
    </div>
  )
}
