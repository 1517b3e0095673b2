import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'

/** Leads to the appointments at times at which their caseworker is busy elsewhere; nothing when there are none. */
export function ConflictNote({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Alert kind="warning" title={m.calendars_conflicts({ count })}>
      <a className="kern-link" href="/dienst/kalender#konflikte">
        {m.calendars_conflict_link()}
      </a>
    </Alert>
  )
}
