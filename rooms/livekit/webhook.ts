import { WebhookReceiver } from 'livekit-server-sdk'

/** A message of the media server, reduced to what a visit needs. A hint, never proof: it can be late, missing, or out of order. */
export type RoomEvent = {
  /** Unique; a retried delivery carries the same id. */
  id: string
  type: string
  roomName: string | null
  /** Identity of the participant: the id of a party. */
  identity: string | null
  /** Whole seconds of the media server's clock. */
  happenedAt: Temporal.Instant
}

export type WebhookResult = { ok: true; event: RoomEvent } | { ok: false; reason: 'forged' | 'stale' }

const OLDEST_SECONDS = 300

/**
 * Checks a webhook of the media server and reads it. The signature covers a hash of the body, so `rawBody` has to be the bytes as they
 * came. Refused when the signature is missing, wrong or expired, or the message is older than 5 minutes.
 *
 * @param realNow the real time, not a moved process clock: the media server writes its own.
 */
export async function readWebhook(
  key: { apiKey: string; apiSecret: string },
  rawBody: string,
  authorization: string | null,
  realNow: Temporal.Instant = Temporal.Now.instant(),
): Promise<WebhookResult> {
  const received = await new WebhookReceiver(key.apiKey, key.apiSecret)
    .receive(rawBody, authorization ?? undefined)
    .catch(() => null)
  if (!received?.id) return { ok: false, reason: 'forged' }
  const happenedAt = Temporal.Instant.fromEpochMilliseconds(Number(received.createdAt) * 1000)
  const age = realNow.since(happenedAt).total('seconds')
  if (Math.abs(age) > OLDEST_SECONDS) return { ok: false, reason: 'stale' }
  return {
    ok: true,
    event: {
      id: received.id,
      type: received.event,
      roomName: received.room?.name || null,
      identity: received.participant?.identity || null,
      happenedAt,
    },
  }
}
