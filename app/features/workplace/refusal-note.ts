import { REFUSALS, type RefusalCode } from '#app/lib/errors.ts'

/** Query parameter with which a step that was refused leads back to the page it came from. */
const PARAMETER = 'hinweis'

export function withRefusal(path: string, code: RefusalCode): string {
  return `${path}?${PARAMETER}=${code}`
}

/** The refusal that this request has to show, or null. Only known codes are taken from the address. */
export function refusalCode(request: Request): RefusalCode | null {
  const code = new URL(request.url).searchParams.get(PARAMETER)
  return code && code in REFUSALS ? (code as RefusalCode) : null
}
