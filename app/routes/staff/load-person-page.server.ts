import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { getPersonPage } from '#app/features/workplace/get-person-page.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'

/** Seven days of the person whom the address names, from its date or from the Monday before it. */
export async function loadPersonPage({ request, context }: LoaderFunctionArgs, from: 'date' | 'Monday') {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const { search, searchParams } = new URL(request.url)
  const now = context.now()
  const question = { person: searchParams.get('person'), tag: searchParams.get('tag'), fromMonday: from === 'Monday' }
  const [page, frame] = await Promise.all([
    getPersonPage(context.prisma, staff, question, now),
    getWorkFrame(context.db, staff, now),
  ])
  return { ...page, frame, search, now: now.toString() }
}
