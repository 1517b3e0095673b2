import type { Now } from '#app/lib/clock.ts'
import type { Config } from '#app/lib/config.ts'
import type { EventHub } from '#app/lib/event-stream.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Log } from '#app/lib/log.ts'
import type { GrabbingThrottles, Throttle } from '#app/lib/throttle.ts'
import type { PrismaClient } from '#prisma/client.ts'
import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'

/** What lives as long as the process. */
export type ProcessContext = {
  db: Db
  prisma: PrismaClient
  now: Now
  config: Config
  log: Log
  events: EventHub
  /** null: no media server is configured. */
  rooms: RoomService | null
  throttles: {
    /** Looking up an appointment by code and last name, keyed by network prefix and by code. */
    lookup: Throttle
    /** Staff sign-in, keyed by account. */
    signIn: Throttle
    /** Failed staff sign-ins, keyed by network prefix: wide enough for a town hall behind one address. */
    signInNetwork: Throttle
    /** Against programs that take appointments away; the numbers are the configuration's. */
    grabbing: GrabbingThrottles
    /** Reading a calendar feed, keyed by link; wrong links, keyed by network. */
    feed: Throttle
    feedMiss: Throttle
    /** Asking another calendar now, keyed by person. */
    calendarCheck: Throttle
    /** Uploads, keyed by appointment. */
    upload: Throttle
  }
}

/** What every loader and action gets as `context`. */
export type AppContext = ProcessContext & {
  nonce: string
  requestId: string
  locale: Locale
  /** Hash of the shortened client address (IPv4 /24, IPv6 /48); for throttle keys only. */
  clientPrefix: string
}

declare module '@remix-run/node' {
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true
  }
}
