import type { Locale } from '#app/lib/locale.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Reader } from '#prisma/sql.ts'
import type { AppointmentState } from './appointment-state.ts'
import type { Draft, Mode } from './types.ts'

/** What the citizen's pages show of an appointment, from the hold on. Instants are ISO text, words in the language of the page. */
export type AppointmentView = {
  id: string
  state: AppointmentState
  mode: Mode
  startsAt: string
  endsAt: string
  expiresAt: string | null
  holdExtensions: number
  draft: Draft | null
  /** The form opens not before, unless a proof of work is given; null: it is open. */
  gateUntil: string | null
  code: string | null
  moves: number
  moveLimit: number
  icalSequence: number
  cancelledBy: string | null
  serviceName: string
  serviceSlug: string
  departmentName: string
  departmentSlug: string
  retentionDays: number
  office: {
    name: string
    street: string
    postalCode: string
    city: string
    directions: string
    stepFree: boolean
    timeZone: string
  }
  applicant: { partyId: string; email: string | null } | null
  languageWish: string
  /** This is a seat in a group appointment, which has a title. */
  groupAppointmentId: string | null
  title: string
  /** The service asks for the year of birth. */
  asksBirthYear: boolean
}

export type LinkToken = { holdToken: string } | { confirmToken: string } | { manageToken: string }

/** The appointment behind a link; null for a token that is none, and for one whose personal data are deleted. */
export async function findAppointmentView(
  reader: Reader,
  token: LinkToken,
  locale: Locale,
): Promise<AppointmentView | null> {
  const [[purpose, secret]] = Object.entries(token) as [[string, string]]
  const column = { holdToken: 'hold_token_hash', confirmToken: 'confirm_token_hash', manageToken: 'manage_token_hash' }[
    purpose
  ]!
  const [row] = await reader<ViewRow[]>`
    SELECT a.id, a.state, a.mode, a.starts_at, a.ends_at, a.expires_at, a.hold_extensions, a.draft, a.gate_until, a.code, a.moves, a.move_limit, a.ical_sequence,
           a.cancelled_by, a.language_wish, a.group_appointment_id, a.title, d.name AS department_name, d.slug AS department_slug, d.appointment_retention_days AS retention_days,
           s.slug AS service_slug, s.asks_birth_year, CASE WHEN ${locale} = 'en' AND a.service_name_en <> '' THEN a.service_name_en ELSE a.service_name END AS service_name,
           json_build_object('name', o.name, 'street', o.street, 'postalCode', o.postal_code, 'city', o.city, 'directions', o.directions,
                             'stepFree', o.step_free, 'timeZone', o.time_zone) AS office,
           CASE WHEN p.id IS NOT NULL THEN json_build_object('partyId', p.id, 'email', p.email) END AS applicant
    FROM appointment a
    JOIN department d ON d.id = a.department_id JOIN service s ON s.id = a.service_id JOIN office o ON o.id = a.office_id
    LEFT JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    WHERE ${reader(`a.${column}`)} = ${hashToken(secret)} AND a.personal_data_deleted_at IS NULL`
  if (!row) return null
  return {
    ...row,
    startsAt: row.startsAt.toString(),
    endsAt: row.endsAt.toString(),
    expiresAt: row.expiresAt?.toString() ?? null,
    gateUntil: row.gateUntil?.toString() ?? null,
  }
}

type ViewRow = Omit<AppointmentView, 'startsAt' | 'endsAt' | 'expiresAt' | 'gateUntil'> & {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  expiresAt: Temporal.Instant | null
  gateUntil: Temporal.Instant | null
}
