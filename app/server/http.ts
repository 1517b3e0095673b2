import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import type { NextFunction, Request, Response } from 'express'
import { readConfig } from '#app/lib/config.ts'
import { answerRefusals } from './answer-refusals.ts'
import { checkMediaUses } from './check-media-uses.ts'
import { openProcessContext } from './process-context.ts'
import { handleUncaught } from './uncaught.ts'
import { createWebApp } from './web.ts'

const GRACE_MS = 5000

const config = readConfig(process.env)
const context = await openProcessContext(config, 'web')
handleUncaught(context.log)
await checkMediaUses(context.db, config)
let draining = false

const app = createWebApp({ context, isDraining: () => draining, ...(await loadBuild()) })
const server = createServer(app)
// Longer than the idle time of common proxies, so that they close first.
server.keepAliveTimeout = 65_000
server.listen(config.port, config.host, () => {
  const { port } = server.address() as AddressInfo
  context.log.info({ port }, 'web ready')
  process.send?.({ port })
})
server.on('error', (error: NodeJS.ErrnoException) => {
  const text = error.code === 'EADDRINUSE' ? `Port ${config.port} is already in use.` : String(error)
  context.log.error(text)
  process.exit(1)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown())

/** Event streams never end by themselves and would keep `close` waiting, so they are ended first. */
async function shutDown(): Promise<void> {
  draining = true
  context.events.close()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(force)
  await context.close()
  process.exit(0)
}

async function loadBuild(): Promise<{
  build: ServerBuild | (() => Promise<ServerBuild>)
  developmentAssets?: (request: Request, response: Response, next: NextFunction) => void
}> {
  if (config.mode === 'development') {
    const { createServer: createViteServer } = await import('vite')
    const vite = await createViteServer({ configFile: 'remix.config.js', server: { middlewareMode: true } })
    return {
      build: async () => answerRefusals((await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild),
      developmentAssets: vite.middlewares,
    }
  }
  const path = new URL('../../build/server/index.js', import.meta.url).href
  return { build: answerRefusals((await import(path)) as ServerBuild) }
}
