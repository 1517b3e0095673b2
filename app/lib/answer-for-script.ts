import { refusalOf } from './http.ts'

const PRIVATE = { 'cache-control': 'private, no-store' }

/**
 * Runs a query or command for a script of ours and answers JSON. An expected refusal becomes a problem document (RFC 9457) whose `code`
 * is the refusal's; everything else goes on as a bug.
 */
export async function answerForScript(work: () => Promise<unknown>): Promise<Response> {
  const result = await refusalOf(work)
  if (result.ok) return Response.json(result.value ?? null, { headers: PRIVATE })
  const { code, facts, status } = result.refusal
  return Response.json(
    { type: 'about:blank', status, title: code, code, ...facts },
    { status, headers: { ...PRIVATE, 'content-type': 'application/problem+json; charset=utf-8' } },
  )
}
