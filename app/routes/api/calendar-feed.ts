import type { LoaderFunctionArgs } from '@remix-run/node'
import { readFeedFile } from '#app/features/calendars/feed-path.ts'
import { readFeed } from '#app/features/calendars/read-feed.server.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { hashToken } from '#app/lib/tokens.ts'

/** The appointments of one caseworker for their calendar program. The address is the secret; no session is needed or looked at. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = readFeedFile(params.feedFile)
  if (!token) throw notFound()
  const { db, throttles, config, clientPrefix } = context
  const counted = await refusalOf(() => throttles.feed.count(hashToken(token)))
  if (!counted.ok) return later(counted.refusal.facts.seconds)
  const feed = await readFeed(db, { token, publicUrl: config.publicUrl }, context.now())
  if (!feed) {
    const missed = await refusalOf(() => throttles.feedMiss.count(clientPrefix))
    if (!missed.ok) return later(missed.refusal.facts.seconds)
    throw notFound()
  }
  const headers = { etag: feed.etag, 'cache-control': 'private, max-age=0, must-revalidate', 'x-robots-tag': 'noindex' }
  if (isKnown(request.headers.get('if-none-match'), feed.etag)) return new Response(null, { status: 304, headers })
  return new Response(feed.text, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="sprechzeit.ics"',
    },
  })
}

/** Proxies that pack an answer mark its ETag as weak (RFC 9110, 13.1.2 compares weakly). */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}

function later(seconds: string | number | undefined): Response {
  return new Response(null, { status: 429, headers: { 'retry-after': String(seconds ?? 60) } })
}
