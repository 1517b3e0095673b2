import { z } from 'zod'

/** The small form beside a file. */
export const deleteSchema = z.object({ documentId: z.uuid() })
