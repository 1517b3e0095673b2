import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/**
 * Answers, for a request's path, a build with only the routes that can match it: those that begin with the same path segment. Remix ranks and
 * compiles its whole route table anew for each request, so with a table of a hundred URLs most of the time of a small answer went there.
 *
 * The framework's own requests get the whole build.
 *
 * @returns always the same build for the same segment, so a handler made from it can be kept.
 */
export function splitBuild(build: ServerBuild): (path: string) => ServerBuild {
  const parts = new Map<string, ServerBuild>()
  for (const segment of firstSegments(build.routes)) {
    parts.set(
      segment,
      keepRoutes(build, (first) => first === segment || isOpen(first)),
    )
  }
  // the start page and what is not found
  const rest = keepRoutes(build, (first) => first === '' || isOpen(first))
  return (path) => {
    if (path.startsWith('/__')) return build
    const segment =
      /^\/([^/]*)/
        .exec(path)?.[1]
        ?.toLowerCase()
        .replace(/\.data$/, '') ?? ''
    if (segment.includes('%')) return build
    return parts.get(segment) ?? rest
  }
}

function firstSegments(routes: Routes): Set<string> {
  const firsts = Object.values(routes).map((route) => (route ? firstSegment(routes, route) : null))
  return new Set(firsts.filter((first): first is string => first !== null && first !== '' && !isOpen(first)))
}

/** The page renderer goes through the manifest of the assets, so that one is cut the same way; browsers get the whole as a file. */
function keepRoutes(build: ServerBuild, wants: (first: string) => boolean): ServerBuild {
  const isKept = (id: string): boolean => {
    const route = build.routes[id]
    const first = route ? firstSegment(build.routes, route) : null
    return first === null || wants(first)
  }
  const cut = <Entry>(entries: Record<string, Entry>): Record<string, Entry> =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => isKept(id)))
  return { ...build, routes: cut(build.routes), assets: { ...build.assets, routes: cut(build.assets.routes) } }
}

/** The first path segment of a route with its ancestors', '' for the start page, null for the root and layouts without a path. */
function firstSegment(routes: Routes, route: NonNullable<Routes[string]>): string | null {
  const parent = route.parentId ? routes[route.parentId] : undefined
  const above = parent ? firstSegment(routes, parent) : null
  if (above) return above
  if (route.path) return route.path.split('/')[0]!
  return route.index && above === null ? '' : null
}

/** Parameters and the catch-all fit any segment. */
function isOpen(first: string): boolean {
  return first.startsWith(':') || first === '*'
}
