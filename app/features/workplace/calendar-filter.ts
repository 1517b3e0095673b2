import { MODES } from '#app/features/scheduling/offering.ts'
import { DAY_STATUSES, type DayAppointment, type DayStatus, dayStatus } from './day-appointment.ts'

/** What the address of a calendar page narrows down; null: everything. */
export type CalendarFilter = {
  officeId: string | null
  offeringId: string | null
  mode: DayAppointment['mode'] | null
  status: DayStatus | null
  onlyMine: boolean
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function readCalendarFilter(query: URLSearchParams): CalendarFilter {
  const id = (name: string) => (UUID.test(query.get(name) ?? '') ? query.get(name) : null)
  return {
    officeId: id('dienststelle'),
    offeringId: id('angebot'),
    mode: MODES.find((mode) => mode === query.get('art')) ?? null,
    status: DAY_STATUSES.find((status) => status === query.get('stand')) ?? null,
    onlyMine: query.get('nur') === 'meine',
  }
}

export function readView(query: URLSearchParams): { view: 'columns' | 'list'; density: 'wide' | 'dense' } {
  return {
    view: query.get('ansicht') === 'liste' ? 'list' : 'columns',
    density: query.get('dichte') === 'eng' ? 'dense' : 'wide',
  }
}

/** Whether an appointment is shown. Offices and only-mine choose columns, so they are not looked at here. */
export function isWanted(appointment: DayAppointment, filter: CalendarFilter, now: string): boolean {
  if (filter.offeringId && appointment.plan.offeringId !== filter.offeringId) return false
  if (filter.mode && appointment.mode !== filter.mode) return false
  return !filter.status || dayStatus(appointment, now) === filter.status
}

/** The address with some values changed; null takes one out. */
export function changedAddress(path: string, search: string, change: Record<string, string | null>): string {
  const query = new URLSearchParams(search)
  for (const name of ['hinweis', 'sprache']) query.delete(name)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return query.size > 0 ? `${path}?${query}` : path
}
