import { z } from 'zod'
import { WAITING_STATES } from '#rooms/waiting/waiting-word.ts'
import { REPORTED_KINDS } from './fault.ts'
import { MAX_MESSAGE_LENGTH, MAX_SUMMARY_LENGTH, OUTCOMES } from './limits.ts'
import { STEP_REASONS } from './media-level.ts'
import { PREPARED_KEYS } from './prepared-texts.ts'

export const chatSchema = z.object({ body: z.string().trim().min(1).max(MAX_MESSAGE_LENGTH) })

/** Results of the device check: words only, no names of devices, which can identify a person. */
export const deviceCheckSchema = z.object({
  camera: z.enum(['ok', 'denied', 'missing', 'in_use', 'failed', 'off']),
  microphone: z.enum(['ok', 'denied', 'missing', 'in_use', 'failed', 'off']),
  speaker: z.enum(['heard', 'not_heard', 'untested']),
})
export type DeviceCheck = z.infer<typeof deviceCheckSchema>

export const rehearsalIdSchema = z.uuid()

/** What a browser reports of itself. */
export const troubleSchema = z.object({ kind: z.enum(REPORTED_KINDS) })

/** What staff do for the whole waiting room: a message needs a prepared text or one of their own. */
export const waitingRoomSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('announce'), state: z.enum(WAITING_STATES) }),
  z
    .object({
      intent: z.literal('write'),
      to: z.union([z.enum(['all', 'mine']), z.uuid()]),
      prepared: z.enum(PREPARED_KEYS).nullable().catch(null),
      body: z.string().trim().max(MAX_MESSAGE_LENGTH).default(''),
    })
    .refine(({ prepared, body }) => prepared !== null || body !== ''),
])

/** Leaving the waiting room for good, for a while, or coming back to it. */
export const waitingStepSchema = z.enum(['leave', 'away', 'back']).catch('leave')

export const outcomeSchema = z.object({
  outcome: z.enum(OUTCOMES),
  summary: z.string().trim().max(MAX_SUMMARY_LENGTH).default(''),
  nextSteps: z.string().trim().max(MAX_SUMMARY_LENGTH).default(''),
})

/** A rung of the ladder, as the room's page reports it. */
export const mediaStepSchema = z.object({ level: z.enum(['video', 'low_data', 'audio']), reason: z.enum(STEP_REASONS) })

const publicKey = z.string().regex(/^[A-Za-z0-9_-]{87}$/)

/** A page says its public key (65 bytes), or the maker hands over sealed group keys (12 + 32 + 16 bytes each). */
export const keyStepSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('announce'), publicKey }),
  z.object({
    intent: z.literal('share'),
    epoch: z.number().int().min(1).max(1_000_000),
    keys: z
      .array(z.object({ partyId: z.uuid(), forKey: publicKey, sealed: z.string().regex(/^[A-Za-z0-9_-]{80}$/) }))
      .min(1)
      .max(20),
  }),
])
export type KeyStep = z.infer<typeof keyStepSchema>

export const callBackSchema = z.object({
  phone: z.string().trim().max(40).catch(''),
  reason: z.enum(STEP_REASONS).catch('chosen'),
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
