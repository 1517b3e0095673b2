import type { LoaderFunctionArgs } from '@remix-run/node'
import { listPublicOffices } from '#app/features/catalogue/list-public-offices.server.ts'

/** `GET /api/v1/offices` */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(
    { offices: await listPublicOffices(context.db.sql) },
    { headers: { 'cache-control': 'no-cache' } },
  )
}
