import type { PrismaClient } from '#prisma/client.ts'
import type { HistoryRow } from './appointment-facts.ts'

/** Told by the notice's own row, or of no interest afterwards. */
const LEFT_OUT = ['notice_sent', 'notice_failed', 'party_seen', 'chat_message_sent']
const BOOKINGS = ['appointment_requested', 'appointment_booked', 'appointment_confirmed']
const LIMIT = 200

/**
 * What happened to an appointment, newest first: its events, and the messages with what became of them. One that came by import has no
 * event of its booking, so the time of it stands in.
 */
export async function listHistory(
  prisma: PrismaClient,
  appointment: { id: string; bookedAt: Date | null },
  partyNames: ReadonlyMap<string, string>,
): Promise<HistoryRow[]> {
  const appointmentId = appointment.id
  const [events, notices] = await Promise.all([
    prisma.event.findMany({
      where: { appointmentId, type: { notIn: LEFT_OUT } },
      orderBy: { id: 'desc' },
      take: LIMIT,
    }),
    prisma.notice.findMany({ where: { appointmentId }, orderBy: { queuedAt: 'desc' }, take: LIMIT }),
  ])
  const rows: HistoryRow[] = [
    ...events.map(
      (event): HistoryRow => ({
        kind: 'event',
        key: `e${event.id}`,
        at: event.at.toISOString(),
        type: event.type,
        by: wordOf(event.data, 'by'),
        partyName: (event.partyId && partyNames.get(event.partyId)) || null,
      }),
    ),
    ...notices.map(
      (notice): HistoryRow => ({
        kind: 'notice',
        key: `n${notice.id}`,
        at: (notice.sentAt ?? notice.queuedAt).toISOString(),
        type: notice.kind,
        state: notice.state,
        channel: notice.channel,
      }),
    ),
  ]
  if (appointment.bookedAt && !events.some(({ type }) => BOOKINGS.includes(type)))
    rows.push(bookingOf(appointment.bookedAt))
  return rows.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

function wordOf(data: unknown, key: string): string | null {
  const value = (data as Record<string, unknown> | null)?.[key]
  return typeof value === 'string' ? value : null
}

function bookingOf(at: Date): HistoryRow {
  return { kind: 'event', key: 'booking', at: at.toISOString(), type: 'appointment_booked', by: null, partyName: null }
}
