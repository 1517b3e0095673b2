import { findStaff, type GateContext } from './find-staff.server.ts'

const CHECK_MS = 20_000

/**
 * A signal that aborts with `request`, and within 20 s of the end of its session: a stream that stays open must not outlive a sign-out,
 * a deactivated account or a changed role.
 */
export function watchSession(request: Request, context: GateContext, checkMs = CHECK_MS): AbortSignal {
  const ended = new AbortController()
  const rights = async () => {
    const staff = await findStaff(request, context)
    return staff && `${staff.departmentId} ${staff.roles.join()}`
  }
  const before = rights()
  const timer = setInterval(async () => {
    try {
      if ((await rights()) !== (await before)) stop()
    } catch {
      // The database is away for a moment; who may listen is decided when it is back.
    }
  }, checkMs)
  const stop = () => {
    clearInterval(timer)
    ended.abort()
  }
  request.signal.addEventListener('abort', stop, { once: true })
  return ended.signal
}
