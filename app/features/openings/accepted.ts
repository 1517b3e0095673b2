import type { BrokenVisit } from './draft.ts'
import type { Accepted } from './save-draft.server.ts'

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const VALUE = new RegExp(`^(${UUID}) (${UUID}) (${UUID}) (\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z)$`)

/** What the tick of one proposal carries: appointment, offering, resource and start. Whether that may be had is checked when it is saved. */
export function acceptedValue({ appointmentId, replacement }: BrokenVisit): string {
  return replacement ? `${appointmentId} ${replacement.offeringId} ${replacement.resourceId} ${replacement.start}` : ''
}

/** The ticked proposals of a form; what no page of ours has sent is left out. */
export function readAccepted(values: readonly string[]): Accepted[] {
  return values.flatMap((value) => {
    const [, appointmentId, offeringId, resourceId, start] = VALUE.exec(value) ?? []
    return appointmentId && offeringId && resourceId && start
      ? [{ appointmentId, offeringId, resourceId, start: Temporal.Instant.from(start) }]
      : []
  })
}
