import type { ServerBuild } from '@remix-run/node'
import { isDomainError } from '#app/lib/errors.ts'

/**
 * The build whose loaders and actions answer an expected refusal that nobody caught with its status and code, so that the error page can
 * say what happened. Bugs go on as they are.
 */
export function answerRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action } = route.module
    const module = {
      ...route.module,
      ...(loader ? { loader: answering(loader) } : {}),
      ...(action ? { action: answering(action) } : {}),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

function answering<Arguments extends unknown[]>(
  handler: (...given: Arguments) => unknown,
): (...given: Arguments) => Promise<never> {
  return async (...given) => {
    try {
      return (await handler(...given)) as never
    } catch (error) {
      if (!isDomainError(error)) throw error
      throw new Response(JSON.stringify({ code: error.code }), {
        status: error.status,
        headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      })
    }
  }
}
