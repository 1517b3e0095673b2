import { z } from 'zod'
import { MODES } from './offering.ts'

/** The last date may be this many days after the first. */
export const MAX_RANGE_DAYS = 92

const date = z
  .string({ error: 'is missing; a date like 2027-03-15 is needed' })
  .transform((text, context): Temporal.PlainDate => {
    const found = readDate(text)
    if (found) return found
    context.addIssue({ code: 'custom', message: 'is no date of the form YYYY-MM-DD' })
    return z.NEVER
  })

/** Query of `GET /api/v1/offerings/{id}/slots`. Both dates are local dates of the office and included. */
export const slotsQuerySchema = z
  .object({
    from: date,
    to: date,
    mode: z.enum(MODES, { error: `is none of ${MODES.join(', ')}` }).optional(),
    resources: z
      .enum(['true', 'false'], { error: 'is neither true nor false' })
      .optional()
      .transform((text) => text === 'true'),
  })
  .superRefine(({ from, to }, context) => {
    const days = from.until(to).days
    if (days < 0) context.addIssue({ code: 'custom', path: ['to'], message: 'is before from' })
    if (days > MAX_RANGE_DAYS)
      context.addIssue({ code: 'custom', path: ['to'], message: `is more than ${MAX_RANGE_DAYS} days after from` })
  })

export type SlotsQuery = z.output<typeof slotsQuerySchema>

function readDate(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}
