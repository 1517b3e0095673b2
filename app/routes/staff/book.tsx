import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import calendarCss from '#app/assets/styles/calendar.css?url'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { BookingView } from '#app/features/workplace/components/booking-view.tsx'
import { getBookingPage } from '#app/features/workplace/get-booking-page.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, notFound, wasInvalid } from '#app/lib/http.ts'
import { newToken } from '#app/lib/tokens.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatClock, localDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { bookFromForm } from './book-form.server.ts'
import { readBookingQuestion } from './booking-question.ts'
import { typedValues } from './typed-values.ts'

export const links = () => [{ rel: 'stylesheet', href: calendarCss }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(m.calendar_book(), page?.isInvalid, m.common_workplace()) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  if (!staff.departmentId) throw notFound()
  const { search, searchParams: query } = new URL(request.url)
  const now = context.now()
  const question = readBookingQuestion(query, context.locale)
  const page = await getBookingPage({ prisma: context.prisma, sql: context.db.sql }, staff, question, now)
  const at = { at: now.toString(), zone: page.zone, locale: context.locale }
  return {
    ...page,
    frame: await getWorkFrame(context.db, staff, now),
    search,
    isWalkIn: query.get('spontan') === 'ja',
    clock: formatClock(at),
    today: localDate(at.at, at.zone),
    formKey: newToken(),
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  if (!staff.departmentId) throw notFound()
  const form = await request.formData()
  requireFormToken(staff, form)
  const url = new URL(request.url)
  const booking = { staff, departmentId: staff.departmentId, form, url }
  const result = await bookFromForm(context, booking, context.now())
  if ('appointmentId' in result) return redirect(`/dienst/termine/${result.appointmentId}`, 303)
  const answer = { ...result.answer, values: typedValues(form), aids: form.getAll('aids').map(String) }
  return result.status === 200 ? data(answer) : invalid(context, answer, result.status)
}

export default function BookPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  return <BookingView {...page} answer={answer} />
}
