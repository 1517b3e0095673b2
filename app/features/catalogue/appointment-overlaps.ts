import { fromEpochMinute, toEpochMinute } from '../scheduling/local-date.ts'
import { takesTime } from './check-appointments.ts'
import type { Problem } from './problems.ts'
import type { Catalogue } from './schema.ts'

/** Time of one resource that one appointment takes, buffers included, in epoch minutes. */
type Taken = { index: number; from: number; to: number }

/** Appointments that want the same minute of the same resource. Buffers count, as they do when citizens book. */
export function findOverlaps(file: Catalogue, now: Temporal.Instant): Problem[] {
  const appointments = file.appointments ?? []
  const problems: Problem[] = []
  for (const [resource, taken] of takenByResource(file, toEpochMinute(now))) {
    taken.sort((a, b) => a.from - b.from || a.index - b.index)
    let latest: Taken | undefined
    for (const next of taken) {
      if (latest && next.from < latest.to) {
        const [first, second] = [appointments[latest.index]!, appointments[next.index]!]
        problems.push({
          path: `appointments[${next.index}]`,
          message: `"${second.id}" (${span(next)}) overlaps appointments[${latest.index}] "${first.id}" (${span(latest)}) of resource "${resource}", buffers included`,
        })
      }
      if (!latest || next.to > latest.to) latest = next
    }
  }
  return problems
}

function takenByResource(file: Catalogue, now: number): Map<string, Taken[]> {
  const serviceOf = new Map(file.services.map((service) => [service.id, service]))
  const byOffering = new Map(file.offerings.map((offering) => [offering.id, serviceOf.get(offering.service)!]))
  const taken = new Map<string, Taken[]>()
  for (const [index, appointment] of (file.appointments ?? []).entries()) {
    if (!takesTime(appointment, now)) continue
    const service = byOffering.get(appointment.offering)!
    const from = appointment.start - (appointment.bufferBeforeMinutes ?? service.bufferBeforeMinutes)
    const to = appointment.end + (appointment.bufferAfterMinutes ?? service.bufferAfterMinutes)
    for (const resource of appointment.resources) {
      const list = taken.get(resource)
      if (list) list.push({ index, from, to })
      else taken.set(resource, [{ index, from, to }])
    }
  }
  return taken
}

function span({ from, to }: Taken): string {
  return `${fromEpochMinute(from)} to ${fromEpochMinute(to)}`
}
