import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { OFFER_TASK } from '#app/features/booking/free-time.server.ts'
import type { Now } from '#app/lib/clock.ts'
import type { Db } from '#prisma/sql.ts'
import { expireProposals } from './expire-proposals.server.ts'
import { offerFreedTime } from './offer-freed-time.server.ts'

const EXPIRE_TASK = 'expire_proposals'

/** Every minute, and not a second one beside a slow one. */
export const PROPOSAL_CRON = `* * * * * ${EXPIRE_TASK} ?max=1&jobKey=${EXPIRE_TASK}`

const instant = z.iso.datetime().transform((text) => Temporal.Instant.from(text))
const payloadSchema = z.object({ resourceIds: z.array(z.uuid()).min(1), from: instant, to: instant })

/** The worker's tasks for proposals. */
export function proposalTasks({ db, now }: { db: Db; now: Now }): TaskList {
  return {
    [EXPIRE_TASK]: async () => {
      while ((await expireProposals(db, now())) > 0);
    },
    [OFFER_TASK]: async (payload: unknown) => {
      await offerFreedTime(db, payloadSchema.parse(payload), now())
    },
  }
}
