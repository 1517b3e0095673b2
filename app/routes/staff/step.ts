import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { withRefusal } from '#app/features/workplace/refusal-note.ts'
import { stepSchema } from '#app/features/workplace/schema.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { takeStep } from './take-step.server.ts'

/** Admit, park, decline or invite again: one press of a button in the waiting list or in an appointment. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const appointment = await requireAppointment(context, staff, params.appointmentId)
  const input = stepSchema.safeParse({
    step: form.get('step'),
    partyIds: form.getAll('partyId'),
    back: form.get('back'),
  })
  if (!input.success) throw new Response(null, { status: 400 })
  const page = `/dienst/termine/${appointment.id}`
  const back = input.data.back === 'day' ? '/dienst' : page
  const result = await refusalOf(() =>
    takeStep(context, { ...input.data, appointmentId: appointment.id, staff }, context.now()),
  )
  if (result.ok) return redirect(input.data.step === 'admit' ? `${page}/besuch` : back)
  if (result.refusal.code === 'not_found') throw notFound()
  return redirect(withRefusal(back, result.refusal.code))
}

export function loader() {
  throw notFound()
}
