import type { PrismaClient } from '#prisma/client.ts'
import type { HistoryRow } from './appointment-facts.ts'

/** Told by the notice's own row, or of no interest afterwards. */
const LEFT_OUT = ['notice_sent', 'notice_failed', 'party_seen', 'chat_message_sent']
const LIMIT = 200

/** What happened to an appointment, newest first: its events, and the messages with what became of them. */
export async function listHistory(
  prisma: PrismaClient,
  appointmentId: string,
  partyNames: ReadonlyMap<string, string>,
): Promise<HistoryRow[]> {
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
  return rows.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

function wordOf(data: unknown, key: string): string | null {
  const value = (data as Record<string, unknown> | null)?.[key]
  return typeof value === 'string' ? value : null
}
