import type { LoaderFunctionArgs } from '@remix-run/node'
import { findStaff } from '#app/features/access/find-staff.server.ts'
import { findOfferingId, findSlots } from '#app/features/scheduling/queries.server.ts'
import { slotsQuerySchema } from '#app/features/scheduling/schema.ts'
import { slotsDocument } from '#app/features/scheduling/slots-document.ts'
import { problem } from '#app/lib/http.ts'

/** `GET /api/v1/offerings/{id}/slots?from&to&mode&resources`: the free slots of an offering, by our id or its source's. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const query = slotsQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) {
    const errors = query.error.issues.map(({ path, message }) => ({ parameter: path.join('.'), message }))
    const detail = errors.map(({ parameter, message }) => `${parameter} ${message}`).join('; ')
    return problem({ status: 400, title: 'The query is not valid', detail, errors })
  }
  const { from, to, mode, resources } = query.data
  if (resources && !(await findStaff(request, context)))
    return problem({ status: 401, title: 'Sign-in required', detail: 'Who is free is told to staff only.' })
  const { sql } = context.db
  const offeringId = await findOfferingId(sql, params['offeringId'] ?? '')
  if (!offeringId)
    return problem({ status: 404, title: 'Not found', detail: 'There is no active offering with this id.' })
  const [found] = await findSlots(sql, {
    offeringIds: [offeringId],
    from,
    to,
    withNames: resources,
    now: context.now(),
  })
  if (!found) return problem({ status: 404, title: 'Not found', detail: 'This offering can be had in no mode.' })
  const modes = found.modes.filter((one) => !mode || one === mode)
  return Response.json(slotsDocument({ ...found, modes }, { from, to }), {
    headers: { 'cache-control': 'no-store' },
  })
}
