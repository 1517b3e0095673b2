import { m } from '#app/locales/generated/messages.js'
import type { Fault, FaultReason } from '../fault.ts'

/** What was recorded about a visit that may not have taken place, for whoever has to say how it ended. */
export function FaultNote({ fault }: { fault: Fault }) {
  if (fault.finding === 'took_place') return null
  return (
    <p className="tp-note">
      {findingText(fault)}{' '}
      {fault.reasons.length > 0
        ? m.visit_fault_reasons({ reasons: fault.reasons.map((reason) => REASONS[reason]()).join(', ') })
        : null}
    </p>
  )
}

function findingText({ finding, side }: Fault): string {
  if (finding === 'waited') return m.visit_fault_waited()
  if (finding === 'not_come') return m.visit_fault_not_come()
  return m.visit_fault_technical({ side: SIDES[side ?? 'citizen']() })
}

const SIDES: Record<NonNullable<Fault['side']>, () => string> = {
  citizen: m.visit_fault_side_citizen,
  office: m.visit_fault_side_office,
  both: m.visit_fault_side_both,
  service: m.visit_fault_side_service,
}

const REASONS: Record<FaultReason, () => string> = {
  rehearsal_failed: m.visit_fault_reason_rehearsal_failed,
  no_microphone: m.visit_fault_reason_no_microphone,
  browser_unsupported: m.visit_fault_reason_browser_unsupported,
  connect_failed: m.visit_fault_reason_connect_failed,
  connection_lost: m.visit_fault_reason_connection_lost,
  media_server_away: m.visit_fault_reason_media_server_away,
  never_connected: m.visit_fault_reason_never_connected,
}
