import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import calendarCss from '#app/assets/styles/calendar.css?url'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { ChangeView } from '#app/features/workplace/components/change-view.tsx'
import { describeRefusal } from '#app/features/workplace/describe-refusal.server.ts'
import { getChangePage } from '#app/features/workplace/get-change-page.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { changePlace, nearestTo } from './change-forms.server.ts'
import { typedValues } from './typed-values.ts'

export const links = () => [{ rel: 'stylesheet', href: calendarCss }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.calendar_change_title(), data?.isInvalid, m.common_workplace()) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const allowed = await requireAppointment(context, staff, params.appointmentId)
  const { search, searchParams } = new URL(request.url)
  const now = context.now()
  const readers = { prisma: context.prisma, sql: context.db.sql }
  return {
    ...(await getChangePage(readers, allowed, searchParams.get('tag'), now)),
    frame: await getWorkFrame(context.db, staff, now),
    search,
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const allowed = await requireAppointment(context, staff, params.appointmentId)
  const now = context.now()
  const result = await refusalOf(() => changePlace(context, { appointment: allowed, staff, form }, now))
  const answer = { intent: String(form.get('intent') ?? ''), values: typedValues(form) }
  if (result.ok && result.value) return invalid(context, { ...answer, problems: result.value, refusal: null })
  if (result.ok) return redirect(wayBack(form, allowed.id), 303)
  if (result.refusal.code === 'not_found') throw notFound()
  const nearest = await nearestTo(context, { appointment: allowed, form }, now)
  const refusal = await describeRefusal(context.prisma, staff, result.refusal, nearest)
  return invalid(context, { ...answer, problems: [], refusal }, result.refusal.status)
}

/** Only to our own calendar: the value comes from a form. */
function wayBack(form: FormData, id: string): string {
  const wanted = String(form.get('zurueck') ?? '')
  if (/^\/dienst\/(team|woche)(\?[\w=&%.:-]*)?$/.test(wanted)) return wanted
  return form.get('intent') === 'move' ? `/dienst/termine/${id}` : `/dienst/termine/${id}/aendern`
}

export default function ChangePage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  return <ChangeView {...page} answer={answer} />
}
