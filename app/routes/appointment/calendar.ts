import type { LoaderFunctionArgs } from '@remix-run/node'
import { findCalendarFile } from '#app/features/booking/find-calendar-file.server.ts'
import { isToken } from '#app/features/booking/slot-value.ts'
import { notFound } from '#app/lib/http.ts'

/** The appointment as a file for any calendar program. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { manageToken } = params
  const { db, config, locale } = context
  if (!isToken(manageToken)) throw notFound()
  const { mailFrom, publicUrl } = config
  const file = await findCalendarFile(db.sql, { manageToken, locale, mailFrom, publicUrl }, context.now())
  if (file === null) throw notFound()
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="termin.ics"',
      'cache-control': 'no-store',
    },
  })
}
