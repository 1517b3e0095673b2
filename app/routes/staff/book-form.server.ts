import type { StaffMember } from '#app/features/access/staff-member.ts'
import { bookAppointment } from '#app/features/booking/book-appointment.server.ts'
import { chooseVisit } from '#app/features/booking/choose-visit.server.ts'
import { readPlaceForm } from '#app/features/booking/place-form.ts'
import { previewStarts } from '#app/features/booking/preview-starts.server.ts'
import { findOfferingZone, listNearestTimes } from '#app/features/booking/queries.server.ts'
import type { FieldProblem } from '#app/features/booking/schema.ts'
import { readStarts } from '#app/features/booking/series-form.ts'
import { isMode, isToken } from '#app/features/booking/slot-value.ts'
import { checkStaffDetails } from '#app/features/booking/staff-details.ts'
import type { AssignmentWish } from '#app/features/booking/types.ts'
import type { BookingAnswer } from '#app/features/workplace/components/booking-view.tsx'
import { describeRefusal } from '#app/features/workplace/describe-refusal.server.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import type { AppContext } from '#app/server/context.ts'

type Context = Pick<AppContext, 'db' | 'prisma' | 'config' | 'locale'>
type Booking = { staff: StaffMember; departmentId: string; form: FormData; url: URL }
type Result =
  | { appointmentId: string }
  | { status: number; answer: Pick<BookingAnswer, 'problems' | 'refusal' | 'preview'> }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the booking form and books, or shows how the dates of a series would fare; answers what has to be said in the form. */
export async function bookFromForm(
  { db, prisma, config, locale }: Context,
  { staff, departmentId, form, url }: Booking,
  now: Temporal.Instant,
): Promise<Result> {
  const offeringId = String(form.get('angebot') ?? '')
  const [mode, formKey] = [form.get('art'), form.get('formular')]
  if (!UUID.test(offeringId) || !isMode(mode) || !isToken(formKey)) throw notFound()
  const zone = await findOfferingZone(db.sql, offeringId, departmentId)
  if (!zone) throw notFound()
  const visit = await chooseVisit(db.sql, url, { offeringId, holdToken: null, locale })
  const what = { ...visit, offeringId, mode }
  const place = readPlaceForm(form, zone)
  const { starts, problems: dates } = readStarts(form, place.start, zone)
  const { details, problems: person } = checkStaffDetails(form)
  const { durationMinutes, override } = place
  const assignment = readAssignment(String(form.get('wer') ?? 'fair'))
  const when = unique([...place.problems, ...(place.problems.length === 0 ? dates : [])])
  if (form.get('intent') === 'preview') {
    if (when.length > 0) return answer(when)
    const asked = assignment.kind === 'chosen' ? assignment : ({ kind: 'fair' } as const)
    const preview = await previewStarts(db.sql, { ...what, starts, durationMinutes, assignment: asked }, now)
    return { status: 200, answer: { problems: [], refusal: null, preview } }
  }
  const problems = [...when, ...person]
  const [first, ...others] = starts
  if (problems.length > 0 || !first) return answer(problems)
  const result = await refusalOf(() =>
    bookAppointment(
      db,
      {
        ...what,
        starts: [first, ...others],
        durationMinutes,
        assignment,
        details,
        locale,
        walkIn: url.searchParams.get('spontan') === 'ja',
        override,
        formKey,
        tokenKey: config.tokenKey,
        staff: { id: staff.id, departmentId },
      },
      now,
    ),
  )
  if (result.ok) return { appointmentId: result.value.appointmentId }
  const resourceId = assignment.kind === 'chosen' ? assignment.resourceId : null
  const nearest = others.length > 0 ? [] : await listNearestTimes(db.sql, { ...what, resourceId, start: first }, now)
  const refusal = await describeRefusal(prisma, staff, result.refusal, nearest)
  return { status: result.refusal.status, answer: { problems: [], refusal, preview: null } }
}

function answer(problems: FieldProblem[]): Result {
  return { status: 400, answer: { problems, refusal: null, preview: null } }
}

function unique(problems: FieldProblem[]): FieldProblem[] {
  return problems.filter((one, index) => problems.findIndex(({ field }) => field === one.field) === index)
}

function readAssignment(text: string): AssignmentWish {
  if (UUID.test(text)) return { kind: 'chosen', resourceId: text }
  return { kind: text === 'same' || text === 'language' ? text : 'fair' }
}
