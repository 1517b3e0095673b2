import type { LoaderFunctionArgs } from '@remix-run/node'
import { listPublicOfferings } from '#app/features/catalogue/list-public-offerings.server.ts'

/** `GET /api/v1/offerings` */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(
    { offerings: await listPublicOfferings(context.db.sql) },
    { headers: { 'cache-control': 'no-cache' } },
  )
}
