import '#app/ui/message-locale.ts'
import { PassThrough } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { pathForLog } from '#app/lib/path-for-log.ts'
import { NonceProvider } from '#app/ui/nonce.ts'

const ABORT_MS = 10_000

/** Renders the whole page before the first byte: pages are small, and one compressed block beats many flushed ones. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </NonceProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set('content-type', 'text/html; charset=utf-8')
          // Pages may hold personal data, and the back button must not show a form that is gone.
          if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          context.log.error({ err: error, requestId: context.requestId }, 'page could not be rendered')
        },
      },
    )
    setTimeout(abort, ABORT_MS).unref()
  })
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return
  context.log.error(
    { err: error, requestId: context.requestId, path: pathForLog(new URL(request.url).pathname) },
    'request failed',
  )
}
