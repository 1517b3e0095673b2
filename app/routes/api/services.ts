import type { LoaderFunctionArgs } from '@remix-run/node'
import { listPublicServices } from '#app/features/catalogue/list-public-services.server.ts'

/** `GET /api/v1/services` */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(
    { services: await listPublicServices(context.db.sql) },
    { headers: { 'cache-control': 'no-cache' } },
  )
}
