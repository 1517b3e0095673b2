import { data } from '@remix-run/node'
import { isDomainError } from './errors.ts'

/** A refusal for programs, as RFC 9457 asks. `type` stays about:blank; `errors` points at parameters. */
export type Problem = {
  status: number
  title: string
  detail?: string
  errors?: { parameter: string; message: string }[]
}

export function problem(problem: Problem): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...problem }), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  })
}

/** Throw it from a loader or an action: the page "not found" with status 404, the same for what is hidden and what does not exist. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' })
}

// Remix tells `meta` what loaders return and nothing of actions. After an action the loaders of the same request run, with the same context.
const refusedRequests = new WeakSet<object>()

/** Answers a form that cannot be accepted as it is: 400 and what the page needs to show it again, with a title that says so. */
export function invalid<T>(context: object, content: T, status = 400) {
  refusedRequests.add(context)
  return data(content, { status })
}

/** For a loader: whether the action of the same request refused its form. */
export function wasInvalid(context: object): boolean {
  return refusedRequests.has(context)
}

/**
 * Runs a command for an action. An expected refusal becomes its content with the right status, so that the page shows it and keeps the
 * form; everything else goes on as a bug.
 */
export async function refusalOf<T>(
  work: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; refusal: Refusal }> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (isDomainError(error))
      return { ok: false, refusal: { code: error.code, facts: error.facts, status: error.status } }
    throw error
  }
}

export type Refusal = {
  code: import('./errors.ts').RefusalCode
  facts: Record<string, string | number>
  status: number
}
