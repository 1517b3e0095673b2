import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import staticFiles from 'express-static-gzip'
import { isLocale, LOCALE_COOKIE, pickLocale } from '#app/lib/locale.ts'
import { pathForLog } from '#app/lib/path-for-log.ts'
import type { AppContext, ProcessContext } from './context.ts'
import { readiness } from './health.ts'
import { runInLocale } from './request-locale.ts'
import {
  clientPrefix,
  giveNonce,
  pdfWorkerPolicy,
  permissionsPolicy,
  refuseForeignChanges,
  securityHeaders,
} from './security.ts'
import { splitBuild } from './split-build.ts'

const YEAR_SECONDS = 31_536_000

export type WebOptions = {
  context: ProcessContext
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Serves assets and reloads in development; absent in production, where the built files are served. */
  developmentAssets?: (request: Request, response: Response, next: NextFunction) => void
  isDraining: () => boolean
}

/** The whole web application: headers, assets, health, then every page through the route table. */
export function createWebApp({ context, build, developmentAssets, isDraining }: WebOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', context.config.trustedProxies)
  app.get('/livez', (_request, response) => void response.json({ live: true }))
  app.get('/readyz', readiness(context, isDraining))
  app.use(logRequests(context), giveNonce, securityHeaders(context.config), permissionsPolicy, pdfWorkerPolicy)
  if (!developmentAssets) {
    // The build has packed these files already.
    const packed = { enableBrotli: true, orderPreference: ['br' as const], index: false as const }
    app.use(
      '/assets',
      staticFiles('build/client/assets', { ...packed, serveStatic: { immutable: true, maxAge: '1y' } }),
    )
    app.use(staticFiles('build/client', { ...packed, serveStatic: { maxAge: '1h' } }))
  }
  // Level 4: pages are made for one person, so each is compressed once; higher levels cost more time than they save bytes.
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } }))
  if (developmentAssets) app.use(developmentAssets)
  app.use(refuseForeignChanges(context.config), chooseLocale(context.config.publicUrl.startsWith('https:')))
  const handle = pageHandler(build, context)
  app.all('/{*path}', (request, response, next) =>
    runInLocale(response.locals.locale, () => handle(request, response, next)),
  )
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    context.log.error(
      { err: error, requestId: response.locals.requestId, path: pathForLog(request.path) },
      'request failed',
    )
    if (!response.headersSent) response.status(500).type('text/plain').send('Internal error')
  })
  return app
}

type Handler = (request: Request, response: Response, next: NextFunction) => Promise<void>

/** One handler for each part of the build; in development the build changes under way and stays whole. */
function pageHandler(build: WebOptions['build'], context: ProcessContext): Handler {
  const makeHandler = (part: WebOptions['build'], mode: 'development' | 'production') =>
    createRequestHandler({
      build: part as ServerBuild,
      mode,
      getLoadContext: (request, response) => requestContext(context, request, response),
    }) as unknown as Handler
  if (typeof build === 'function') return makeHandler(build, 'development')
  const split = splitBuild(build)
  const handlers = new Map<ServerBuild, Handler>()
  return (request, response, next) => {
    const part = split(request.path)
    const handler = handlers.get(part) ?? makeHandler(part, 'production')
    handlers.set(part, handler)
    return handler(request, response, next)
  }
}

function requestContext(context: ProcessContext, request: Request, response: Response): AppContext {
  return {
    ...context,
    nonce: response.locals.nonce,
    requestId: response.locals.requestId,
    locale: response.locals.locale,
    clientPrefix: clientPrefix(request.ip),
  }
}

function logRequests(context: ProcessContext) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now()
    response.locals.requestId = randomUUID()
    response.setHeader('x-request-id', response.locals.requestId)
    response.on('finish', () => {
      context.log.debug(
        {
          requestId: response.locals.requestId,
          method: request.method,
          path: pathForLog(request.path),
          status: response.statusCode,
          ms: Math.round(performance.now() - started),
        },
        'request',
      )
    })
    next()
  }
}

/** `?sprache=en` chooses a language and is remembered; pages then need no script to switch. */
function chooseLocale(secure: boolean) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const asked = request.query.sprache
    if (isLocale(asked)) {
      response.cookie(LOCALE_COOKIE, asked, {
        maxAge: YEAR_SECONDS * 1000,
        sameSite: 'lax',
        httpOnly: true,
        secure,
        path: '/',
      })
    }
    const remembered =
      new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([a-z-]+)`).exec(request.get('cookie') ?? '')?.[1] ?? null
    response.locals.locale = pickLocale(isLocale(asked) ? asked : remembered, request.get('accept-language') ?? null)
    response.setHeader('vary', 'accept-language, cookie')
    next()
  }
}
