import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import calendarCss from '#app/assets/styles/calendar.css?url'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { createGroup } from '#app/features/booking/create-group.server.ts'
import { readGroupForm } from '#app/features/booking/group-form.ts'
import { findOfferingZone } from '#app/features/booking/queries.server.ts'
import { GroupView } from '#app/features/workplace/components/group-view.tsx'
import { describeRefusal } from '#app/features/workplace/describe-refusal.server.ts'
import { getBookingPage } from '#app/features/workplace/get-booking-page.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { newToken } from '#app/lib/tokens.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { readBookingQuestion } from './booking-question.ts'
import { typedValues } from './typed-values.ts'

export const links = () => [{ rel: 'stylesheet', href: calendarCss }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.calendar_new_group(), data?.isInvalid, m.common_workplace()) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  if (!staff.departmentId) throw notFound()
  const query = new URL(request.url).searchParams
  const now = context.now()
  const question = readBookingQuestion(query, context.locale)
  return {
    ...(await getBookingPage({ prisma: context.prisma, sql: context.db.sql }, staff, question, now)),
    frame: await getWorkFrame(context.db, staff, now),
    formKey: newToken(),
    own: [...staff.resourceIds],
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const { departmentId } = staff
  const zone = departmentId
    ? await findOfferingZone(context.db.sql, String(form.get('angebot') ?? ''), departmentId)
    : null
  if (!zone || !departmentId) throw notFound()
  const read = readGroupForm(form, zone)
  const values = typedValues(form)
  const resources = form.getAll('ressourcen').map(String)
  if (!read.ok) return invalid(context, { values, resources, problems: read.problems, refusal: null })
  const { locale, config } = context
  const group = { ...read.group, staff: { id: staff.id, departmentId }, locale, tokenKey: config.tokenKey }
  const result = await refusalOf(() => createGroup(context.db, group, context.now()))
  if (result.ok) return redirect(`/dienst/termine/${result.value.appointmentId}`, 303)
  const refusal = await describeRefusal(context.prisma, staff, result.refusal, [])
  return invalid(context, { values, resources, problems: [], refusal }, result.refusal.status)
}

export default function NewGroup() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  return <GroupView {...page} answer={answer} />
}
