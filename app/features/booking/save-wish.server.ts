import type { EarlierWish } from '#app/features/proposals/earlier-wish.ts'
import type { Tx } from '#prisma/sql.ts'

/**
 * Puts an appointment on the list of those who wish to come sooner, or changes when they could. Who is on it keeps the place in the line.
 * Nothing is offered before the appointment is booked.
 */
export async function saveWish(
  tx: Tx,
  { appointmentId, wish, now }: { appointmentId: string; wish: EarlierWish; now: Temporal.Instant },
): Promise<void> {
  const { notBefore, weekdays, fromMinute, toMinute, noticeMinutes } = wish
  await tx`
    INSERT INTO earlier_wish (appointment_id, wished_at, not_before, weekdays, from_minute, to_minute, notice_minutes)
    VALUES (${appointmentId}, ${now}, ${notBefore}::date, ${weekdays}::int[], ${fromMinute}, ${toMinute}, ${noticeMinutes})
    ON CONFLICT (appointment_id) DO UPDATE SET not_before = EXCLUDED.not_before, weekdays = EXCLUDED.weekdays,
      from_minute = EXCLUDED.from_minute, to_minute = EXCLUDED.to_minute, notice_minutes = EXCLUDED.notice_minutes`
}
