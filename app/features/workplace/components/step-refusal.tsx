import type { RefusalCode } from '#app/lib/errors.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'

/** Why the last step was not taken. Without a text of its own for staff a code gets the general one. */
const TEXTS: Partial<Record<RefusalCode, () => string>> = {
  media_server_away: m.staff_refusal_media_server_away,
  visit_over: m.staff_refusal_visit_over,
  already_cancelled: m.error_already_cancelled,
  appointment_over: m.staff_refusal_appointment_over,
  visit_not_open: m.staff_refusal_visit_not_open,
}

export function StepRefusal({ code }: { code: RefusalCode | null }) {
  if (!code) return null
  return (
    <Alert kind="warning" title={m.staff_refusal_title()} live>
      <p>{(TEXTS[code] ?? m.staff_refusal_wrong_state)()}</p>
    </Alert>
  )
}
