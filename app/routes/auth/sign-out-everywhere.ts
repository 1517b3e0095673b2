import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { endedSessionCookie } from '#app/features/access/session-cookie.ts'
import { signOutEverywhere } from '#app/features/access/sign-out-everywhere.server.ts'

export function loader() {
  return redirect('/anmelden')
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  requireFormToken(staff, await request.formData())
  await signOutEverywhere(context.db, staff, context.now())
  return redirect('/anmelden', { headers: { 'set-cookie': endedSessionCookie(context.config.publicUrl) } })
}
