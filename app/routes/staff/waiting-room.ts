import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { announceWaiting } from '#app/features/visits/announce-waiting.server.ts'
import { waitingRoomSchema } from '#app/features/visits/schema.ts'
import { writeToWaiting } from '#app/features/visits/write-to-waiting.server.ts'

const ROLES = ['caseworker', 'lead'] as const

/** A message to those who wait, or what the waiting room shows to all of them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ROLES)
  const form = await request.formData()
  requireFormToken(staff, form)
  const input = waitingRoomSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return redirect('/dienst?text=fehlt')
  const step = input.data
  const now = context.now()
  if (step.intent === 'announce') {
    await announceWaiting(context.db, { staff, state: step.state }, now)
    return redirect('/dienst?anzeige=neu')
  }
  const text = step.prepared ? { prepared: step.prepared } : { body: step.body }
  const to = step.to === 'all' || step.to === 'mine' ? step.to : { appointmentId: step.to }
  const readers = await writeToWaiting(context.db, { staff, to, text }, now)
  return redirect(`/dienst?gesendet=${readers}`)
}

/** A reload leads back to the day, where the forms are. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, ROLES)
  return redirect('/dienst')
}
