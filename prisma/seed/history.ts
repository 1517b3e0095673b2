import { randomUUID } from 'node:crypto'
import { joinToken } from '#app/features/booking/link-tokens.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Tx } from '#prisma/sql.ts'
import type { DemoAppointment } from './appointments.ts'

/** What an import file cannot say: people who come along, finished visits with their summaries, ticks on checklists, notes of colleagues. */
export async function writeHistory(
  tx: Tx,
  municipalityId: string,
  appointments: readonly DemoAppointment[],
  tokenKey: Buffer | null,
): Promise<void> {
  await addCompanions(tx, municipalityId, appointments, tokenKey)
  await finishVisits(tx, municipalityId)
  await writeFailures(tx, municipalityId)
  await writeMediaSteps(tx, municipalityId)
  await tickChecklists(tx, municipalityId)
  await writeNotes(tx, municipalityId)
}

async function addCompanions(
  tx: Tx,
  municipalityId: string,
  appointments: readonly DemoAppointment[],
  tokenKey: Buffer | null,
): Promise<void> {
  const companions = appointments.flatMap(({ id, companion }) => {
    if (companion === null) return []
    const partyId = randomUUID()
    return [
      {
        id: partyId,
        source_id: id,
        name: companion,
        join_token_hash: tokenKey && hashToken(joinToken(tokenKey, partyId)),
      },
    ]
  })
  await tx`
    INSERT INTO party (id, appointment_id, role, name, locale, join_token_hash)
    SELECT c.id, a.id, 'companion', c.name, a.locale, c.join_token_hash
    FROM jsonb_to_recordset(${JSON.stringify(companions)}::text::jsonb) AS c (id uuid, source_id text, name text, join_token_hash text)
    JOIN appointment a ON a.source_id = c.source_id AND a.municipality_id = ${municipalityId}`
}

async function finishVisits(tx: Tx, municipalityId: string): Promise<void> {
  await tx`
    INSERT INTO visit (appointment_id, opened_at, ended_at, summary, next_steps)
    SELECT id, starts_at + interval '1 minute', ends_at,
      'Wir haben Ihr Anliegen besprochen und die Unterlagen gemeinsam durchgesehen.',
      CASE WHEN hashtext(source_id) % 3 = 0 THEN 'Bitte reichen Sie die fehlenden Nachweise bis Ende des Monats nach.' ELSE 'Sie müssen nichts weiter tun.' END
    FROM appointment WHERE municipality_id = ${municipalityId} AND state = 'completed' AND mode = 'video'`
  await tx`
    UPDATE party p SET state = 'left', arrived_at = a.starts_at - interval '4 minutes', admitted_at = a.starts_at + interval '1 minute',
      entered_at = a.starts_at + interval '1 minute', left_at = a.ends_at, last_seen_at = a.ends_at
    FROM appointment a
    WHERE a.id = p.appointment_id AND a.municipality_id = ${municipalityId} AND a.state = 'completed' AND a.mode = 'video'`
}

/** Whose side it was that a visit failed; one of three has no new time yet and is a task. */
async function writeFailures(tx: Tx, municipalityId: string): Promise<void> {
  await tx`
    INSERT INTO technical_failure (appointment_id, failed_at, side, reasons, settled_at)
    SELECT id, ends_at, CASE WHEN hashtext(source_id) % 4 = 0 THEN 'service' ELSE 'citizen' END,
      CASE WHEN hashtext(source_id) % 4 = 0 THEN ARRAY['media_server_away'] ELSE ARRAY['connect_failed', 'never_connected'] END,
      CASE WHEN hashtext(source_id) % 3 = 0 THEN NULL ELSE ends_at + interval '3 hours' END
    FROM appointment WHERE municipality_id = ${municipalityId} AND state = 'technical_failure'`
}

/** Some of the finished visits began by video and lost their connection on the way. */
async function writeMediaSteps(tx: Tx, municipalityId: string): Promise<void> {
  await tx`
    INSERT INTO media_step (appointment_id, party_id, at, level, reason)
    SELECT a.id, p.id, a.starts_at + step.after, step.level, step.reason
    FROM appointment a JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    CROSS JOIN (VALUES (interval '3 minutes', 'low_data', 'measured'), (interval '6 minutes', 'audio', 'measured'),
      (interval '9 minutes', 'phone', 'chosen')) AS step (after, level, reason)
    WHERE a.municipality_id = ${municipalityId} AND a.state = 'completed' AND a.mode = 'video' AND hashtext(a.source_id) % 5 = 0
    ORDER BY a.id, step.after`
}

async function tickChecklists(tx: Tx, municipalityId: string): Promise<void> {
  await tx`
    INSERT INTO checklist_mark (appointment_id, checklist_item_id, staff_id, marked_at)
    SELECT a.id, i.id, r.staff_id, least(a.starts_at, a.created_at + interval '1 day')
    FROM appointment a
    JOIN checklist_item i ON i.service_id = a.service_id
    JOIN allocation l ON l.appointment_id = a.id
    JOIN resource r ON r.id = l.resource_id AND r.staff_id IS NOT NULL
    WHERE a.municipality_id = ${municipalityId}
      AND (a.state = 'completed' OR (a.state = 'booked' AND hashtext(a.source_id || i.source_id) % 3 = 0))
    ON CONFLICT DO NOTHING`
}

async function writeNotes(tx: Tx, municipalityId: string): Promise<void> {
  const notes = [
    'Unterlagen sind vollständig.',
    'Ruft vorher noch einmal an.',
    'Möchte den Bescheid per Post.',
    'Zweite Person kommt etwas später dazu.',
  ]
  await tx`
    INSERT INTO colleague_note (appointment_id, staff_id, written_at, body)
    SELECT a.id, r.staff_id, least(a.starts_at - interval '1 hour', a.created_at + interval '2 hours'),
      (${notes}::text[])[1 + abs(hashtext(a.source_id || 'text')) % ${notes.length}::int]
    FROM appointment a
    JOIN allocation l ON l.appointment_id = a.id
    JOIN resource r ON r.id = l.resource_id AND r.staff_id IS NOT NULL
    WHERE a.municipality_id = ${municipalityId} AND a.state IN ('booked', 'completed') AND abs(hashtext(a.source_id)) % 9 = 0`
}
