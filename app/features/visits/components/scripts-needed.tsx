import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'

/** Shown where scripts are off: what cannot be done without them, and whom to call. */
export function ScriptsNeeded({ phone }: { phone: string }) {
  return (
    <noscript>
      <Alert kind="warning" title={m.visit_needs_scripts()}>
        <p>{m.visit_needs_scripts_text({ phone })}</p>
      </Alert>
    </noscript>
  )
}
