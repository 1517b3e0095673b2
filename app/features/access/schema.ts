import { z } from 'zod'

/** Longer input is refused before it is hashed. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(200),
})

export type SignIn = z.infer<typeof signInSchema>
