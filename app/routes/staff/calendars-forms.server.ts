import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { FieldProblem } from '#app/features/booking/schema.ts'
import { addSource } from '#app/features/calendars/add-source.server.ts'
import { askNow } from '#app/features/calendars/ask-now.server.ts'
import { awaitAnswers } from '#app/features/calendars/await-answers.server.ts'
import { changeSource } from '#app/features/calendars/change-source.server.ts'
import { connectChoices } from '#app/features/calendars/connect-choices.server.ts'
import { issueFeed } from '#app/features/calendars/issue-feed.server.ts'
import { findOwnSource } from '#app/features/calendars/queries.server.ts'
import { removeSource } from '#app/features/calendars/remove-source.server.ts'
import { revokeFeed } from '#app/features/calendars/revoke-feed.server.ts'
import { checkSource, readSourceForm, type SourceValues } from '#app/features/calendars/source-form.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { AppContext } from '#app/server/context.ts'

type FormContext = Pick<AppContext, 'db' | 'config' | 'throttles'>
export type CalendarsOutcome =
  | { ok: true; fragment: string }
  | { ok: false; sourceId: string | null; values: SourceValues; problems: FieldProblem[] }

/** The forms of the page, by their button. Those that ask a calendar wait for its answer, so that the page can say it without scripts. */
export async function changeCalendars(
  context: FormContext,
  { staff, form }: { staff: StaffMember; form: FormData },
  now: Temporal.Instant,
): Promise<CalendarsOutcome> {
  const { db, config } = context
  switch (form.get('aktion')) {
    case 'link':
      await issueFeed(db, config.tokenKey, staff, now)
      return { ok: true, fragment: 'eigene-termine' }
    case 'link-beenden':
      await revokeFeed(db, staff, now)
      return { ok: true, fragment: 'eigene-termine' }
    case 'verbinden':
      return saveSource(context, { staff, form, sourceId: null }, now)
    case 'aendern':
      return saveSource(context, { staff, form, sourceId: readId(form) }, now)
    case 'trennen':
      await removeSource(db, { staff, sourceId: readId(form) }, now)
      return { ok: true, fragment: 'andere-kalender' }
    case 'pruefen': {
      const sourceId = readId(form)
      const before = await findOwnSource(db.sql, config.documentKey, staff, sourceId)
      await context.throttles.calendarCheck.count(staff.id)
      await askNow(db, { staff, sourceId })
      await awaitAnswers(db, new Map([[sourceId, before?.attemptedAt ?? null]]), now)
      return { ok: true, fragment: `kalender-${sourceId}` }
    }
    case 'auswaehlen': {
      const chosen = form.getAll('kalender').map(Number)
      await context.throttles.calendarCheck.count(staff.id)
      const ids = await connectChoices(db, config.documentKey, { staff, sourceId: readId(form), chosen }, now)
      await awaitAnswers(db, new Map(ids.map((id) => [id, null])), now)
      return { ok: true, fragment: `kalender-${ids[0]}` }
    }
    default:
      throw new DomainError('not_found')
  }
}

async function saveSource(
  { db, config, throttles }: FormContext,
  { staff, form, sourceId }: { staff: StaffMember; form: FormData; sourceId: string | null },
  now: Temporal.Instant,
): Promise<CalendarsOutcome> {
  const before = sourceId ? await findOwnSource(db.sql, config.documentKey, staff, sourceId) : null
  if (sourceId && !before) throw new DomainError('not_found')
  const typed = readSourceForm(form)
  const source = before ? { ...typed, kind: before.kind } : typed
  const checked = checkSource(source, { ...config.calendars, before: before?.access ?? null })
  if (!checked.ok) {
    const { password: _, ...values } = source
    return { ok: false, sourceId, values, problems: checked.problems }
  }
  await throttles.calendarCheck.count(staff.id)
  const { kind, name } = source
  const { host, access } = checked
  let id = sourceId
  if (id) await changeSource(db, config.documentKey, { staff, sourceId: id, name, host, access }, now)
  else id = await addSource(db, config.documentKey, { staff, kind, name, host, access }, now)
  await awaitAnswers(db, new Map([[id, null]]), now)
  return { ok: true, fragment: `kalender-${id}` }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function readId(form: FormData): string {
  const id = String(form.get('quelle') ?? '')
  if (!UUID.test(id)) throw new DomainError('not_found')
  return id
}
