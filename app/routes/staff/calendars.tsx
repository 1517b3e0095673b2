import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { CalendarsView } from '#app/features/calendars/components/calendars-view.tsx'
import { getCalendarsPage } from '#app/features/calendars/get-calendars-page.server.ts'
import { canConnectCalendars } from '#app/features/calendars/policy.ts'
import { listConflicts } from '#app/features/calendars/queries.server.ts'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { changeCalendars } from './calendars-forms.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.calendars_title(), data?.isInvalid, m.common_workplace()) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  if (!canConnectCalendars(staff)) throw notFound()
  const { db, config } = context
  const now = context.now()
  return {
    frame: await getWorkFrame(db, staff, now),
    zone: await findWorkZone(context.prisma, staff),
    page: await getCalendarsPage(db, config, staff, now),
    conflicts: await listConflicts(db.sql, staff, now),
    editing: new URL(request.url).searchParams.get('quelle'),
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  if (!canConnectCalendars(staff)) throw notFound()
  const form = await request.formData()
  requireFormToken(staff, form)
  const result = await refusalOf(() => changeCalendars(context, { staff, form }, context.now()))
  if (result.ok && result.value.ok) return redirect(`/dienst/kalender#${result.value.fragment}`, 303)
  if (result.ok && !result.value.ok) return invalid(context, { form: result.value, refusal: null })
  if (!result.ok && result.refusal.code !== 'not_found')
    return invalid(context, { form: null, refusal: result.refusal }, result.refusal.status)
  throw notFound()
}

export default function Calendars() {
  const { frame, zone, page, conflicts, editing } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  return <CalendarsView frame={frame} zone={zone} {...page} conflicts={conflicts} editing={editing} answer={answer} />
}
