import { redirect } from '@remix-run/node'
import { notFound } from '#app/lib/http.ts'
import { findStaff, type GateContext } from './find-staff.server.ts'
import { hasRole } from './policy.ts'
import type { StaffMember, StaffRole } from './staff-member.ts'

/**
 * The gate of every staff route: the person behind the request's session, read from the database each time, so that a deactivated
 * account, a changed role and an ended session count at once.
 *
 * Throws a redirect to the sign-in page without a session (401 for scripts and event streams), and "not found" when `roles` are given and
 * the person has none of them.
 */
export async function requireStaff(
  request: Request,
  context: GateContext,
  roles?: readonly StaffRole[],
): Promise<StaffMember> {
  const staff = await findStaff(request, context)
  if (!staff) throw signInFirst(request)
  if (roles && !hasRole(staff, ...roles)) throw notFound()
  return staff
}

function signInFirst(request: Request): Response {
  const accepts = request.headers.get('accept') ?? ''
  if (accepts.includes('text/event-stream') || accepts.includes('application/json'))
    return new Response(null, { status: 401 })
  if (request.method !== 'GET') return redirect('/anmelden')
  const { pathname, search } = new URL(request.url)
  return redirect(`/anmelden?weiter=${encodeURIComponent(pathname + search)}`)
}
