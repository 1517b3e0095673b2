import { z } from 'zod'
import { REPORTED_KINDS } from './fault.ts'
import { MAX_MESSAGE_LENGTH, MAX_SUMMARY_LENGTH, OUTCOMES } from './limits.ts'

export const chatSchema = z.object({ body: z.string().trim().min(1).max(MAX_MESSAGE_LENGTH) })

/** Results of the device check: words only, no names of devices, which can identify a person. */
export const deviceCheckSchema = z.object({
  camera: z.enum(['ok', 'denied', 'missing', 'in_use', 'failed', 'off']),
  microphone: z.enum(['ok', 'denied', 'missing', 'in_use', 'failed', 'off']),
  speaker: z.enum(['heard', 'not_heard', 'untested']),
})
export type DeviceCheck = z.infer<typeof deviceCheckSchema>

/** What a browser reports of itself. */
export const troubleSchema = z.object({ kind: z.enum(REPORTED_KINDS) })

export const outcomeSchema = z.object({
  outcome: z.enum(OUTCOMES),
  summary: z.string().trim().max(MAX_SUMMARY_LENGTH).default(''),
  nextSteps: z.string().trim().max(MAX_SUMMARY_LENGTH).default(''),
})

/** The result of a device check as its form sends it; null for anything else, as from a page without scripts. */
export function readDeviceCheck(field: unknown): DeviceCheck | null {
  if (typeof field !== 'string') return null
  try {
    return deviceCheckSchema.safeParse(JSON.parse(field)).data ?? null
  } catch {
    return null
  }
}

/** Id of the last message that a page has; anything else counts as none. */
export const afterSchema = z.coerce.number().int().min(0).catch(0)

/** What staff do from the page of a visit. */
export const staffVisitSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('join') }),
  z.object({ intent: z.literal('leave') }),
  z.object({ intent: z.enum(['admit', 'park', 'remove', 'decline', 'invite_again']), partyId: z.uuid() }),
  outcomeSchema.extend({ intent: z.literal('end') }),
])
export type StaffVisitStep = z.infer<typeof staffVisitSchema>
