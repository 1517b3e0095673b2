import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { findFault } from '#app/features/visits/find-fault.server.ts'
import { findRehearsal } from '#app/features/visits/find-rehearsal.server.ts'
import { AppointmentView } from '#app/features/workplace/components/appointment-view.tsx'
import { useLivePage } from '#app/features/workplace/components/use-live-page.ts'
import type { FormProblem } from '#app/features/workplace/form-problem.ts'
import { getAppointmentExtras } from '#app/features/workplace/get-appointment-extras.server.ts'
import { getAppointmentPage } from '#app/features/workplace/get-appointment-page.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { refusalCode, withRefusal } from '#app/features/workplace/refusal-note.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { changeAppointment } from './appointment-forms.server.ts'

export const handle = { hydrate: true }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(data?.appointment.serviceName ?? m.staff_appointment(), data?.isInvalid, m.common_workplace()),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const allowed = await requireAppointment(context, staff, params.appointmentId)
  const now = context.now()
  const isVideo = allowed.state === 'booked' && allowed.mode === 'video'
  const [page, extras, fault, rehearsal, frame] = await Promise.all([
    getAppointmentPage(context.prisma, allowed, context.locale),
    getAppointmentExtras(context.prisma, allowed),
    isVideo ? findFault(context.db.sql, allowed.id) : null,
    isVideo ? findRehearsal(context.db.sql, allowed.id) : null,
    getWorkFrame(context.db, staff, now),
  ])
  return {
    ...page,
    extras,
    fault,
    rehearsal,
    frame,
    now: now.toString(),
    refusal: refusalCode(request),
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const appointment = await requireAppointment(context, staff, params.appointmentId)
  const page = `/dienst/termine/${appointment.id}`
  const result = await refusalOf(() => changeAppointment(context, { appointment, staff, form }, context.now()))
  if (!result.ok && result.refusal.code === 'not_found') throw notFound()
  if (!result.ok) return redirect(withRefusal(page, result.refusal.code))
  if (result.value) return invalid(context, result.value)
  return redirect(`${page}${PLACES[String(form.get('intent'))] ?? ''}`)
}

/** Where reading goes on after a form that leaves the page as it is. */
const PLACES: Record<string, string> = { note: '#notes', checklist: '#checklist' }

export default function StaffAppointmentPage() {
  const page = useLoaderData<typeof loader>()
  // Reading the page again after a live change drops the action's answer; the form that came back has to stay open all the same.
  const answered = useActionData<typeof action>() as FormProblem | undefined
  const [problem] = useState(answered)
  const { id } = page.appointment
  useLivePage(`/dienst/ereignisse?termin=${id}`, { ignore: ['chat_message_sent', 'party_seen'] })
  return <AppointmentView {...page} problem={problem} />
}
