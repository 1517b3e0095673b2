import { z } from 'zod'

export const MAX_MESSAGE_LENGTH = 2000
export const MAX_SUMMARY_LENGTH = 4000

export const chatSchema = z.object({ body: z.string().trim().min(1).max(MAX_MESSAGE_LENGTH) })

/** Results of the device check: words only, no names of devices, which can identify a person. */
export const deviceCheckSchema = z.object({
  camera: z.enum(['ok', 'denied', 'missing', 'in_use', 'failed', 'off']),
  microphone: z.enum(['ok', 'denied', 'missing', 'in_use', 'failed', 'off']),
  speaker: z.enum(['heard', 'not_heard', 'untested']),
})
export type DeviceCheck = z.infer<typeof deviceCheckSchema>

export const OUTCOMES = ['completed', 'no_show', 'technical_failure'] as const
export const outcomeSchema = z.object({
  outcome: z.enum(OUTCOMES),
  summary: z.string().trim().max(MAX_SUMMARY_LENGTH).default(''),
  nextSteps: z.string().trim().max(MAX_SUMMARY_LENGTH).default(''),
})
export type Outcome = (typeof OUTCOMES)[number]
