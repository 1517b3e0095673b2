/** The media server cannot be used now: not reachable, too slow, broken, or it does not accept our key. Retrying later is sensible. */
export class MediaServerAway extends Error {
  readonly reason: 'unreachable' | 'timeout' | 'failing' | 'key_refused'

  constructor(reason: MediaServerAway['reason']) {
    super(`media server away: ${reason}`)
    this.name = 'MediaServerAway'
    this.reason = reason
  }
}

/** Works across bundles, where `instanceof` would not. */
export function isMediaServerAway(error: unknown): error is MediaServerAway {
  return error instanceof Error && error.name === 'MediaServerAway'
}

/**
 * What a failed call to the media server's API means. `absent`: the room or the participant does not exist. Anything else that is no
 * sign of an unusable server is the caller's mistake and goes on unchanged.
 *
 * The original error is dropped on purpose: its message can hold the request with our signed token.
 */
export function classifyFailure(error: unknown): MediaServerAway | 'absent' | 'mistake' {
  const status = statusOf(error)
  if (status === 404) return 'absent'
  if (status === 401 || status === 403) return new MediaServerAway('key_refused')
  if (status !== null) return status >= 500 ? new MediaServerAway('failing') : 'mistake'
  const name = error instanceof Error ? error.name : ''
  return new MediaServerAway(name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'unreachable')
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null
  return typeof error.status === 'number' ? error.status : null
}
