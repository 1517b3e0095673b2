import { z } from 'zod'
import { MAX_NOTE_LENGTH, MAX_REASON_LENGTH } from './limits.ts'

export const STEPS = ['admit', 'park', 'decline', 'invite_again'] as const

/** A button of the waiting list: for one person, or for everybody who waits for the appointment. */
export const stepSchema = z.object({
  step: z.enum(STEPS),
  partyIds: z.array(z.uuid()).min(1).max(10),
  back: z.enum(['day', 'appointment']).catch('appointment'),
})

export const noteSchema = z.object({ body: z.string().trim().min(1).max(MAX_NOTE_LENGTH) })

export const cancelSchema = z.object({ reason: z.string().trim().min(1).max(MAX_REASON_LENGTH) })

export const checklistSchema = z.object({ itemId: z.uuid(), present: z.enum(['yes', 'no']) })
