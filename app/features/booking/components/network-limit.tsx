import { m } from '#app/locales/generated/messages.js'

/** Says why no more can be booked from this network, and what to do. The hold lasts on. */
export function NetworkLimit({ phone }: { phone: string }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the page came back with this news, reading goes on here
    <div className="kern-alert kern-alert--warning" role="alert" tabIndex={-1} autoFocus aria-labelledby="grenze">
      <div className="kern-alert__header">
        <span className="kern-icon kern-icon--warning" aria-hidden="true" />
        <h2 className="kern-title" id="grenze">
          {m.proposals_network_title()}
        </h2>
      </div>
      <div className="kern-alert__body tp-stack">
        <p>{m.proposals_network_text({ phone })}</p>
        <p>{m.proposals_limit_kept()}</p>
      </div>
    </div>
  )
}
