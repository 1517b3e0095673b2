import { z } from 'zod'
import { m } from '#app/locales/generated/messages.js'
import { tidyText } from './typed-text.ts'

/** As what somebody may take part beside the applicant. */
export const COMPANION_ROLES = ['companion', 'interpreter', 'sign_language_interpreter', 'guardian'] as const
export type CompanionRole = (typeof COMPANION_ROLES)[number]

/** Somebody who takes part. `email` may be empty: then the applicant passes the link on. */
export type Companion = { name: string; role: CompanionRole; email: string }

/** At the same time, beside the applicant. */
export const MAX_COMPANIONS = 3
/** Ever invited to one appointment, so that nobody can use it to write to strangers. */
export const MAX_INVITATIONS = 10

export const NAME_LENGTH = 100
export const EMAIL_LENGTH = 254

export const companionSchema = z.object({
  name: z
    .string()
    .min(1, { error: () => m.booking_error_companion_name() })
    .max(NAME_LENGTH, { error: () => m.booking_error_too_long({ limit: NAME_LENGTH }) }),
  role: z.enum(COMPANION_ROLES),
  email: z.string().refine((text) => text === '' || isEmail(text), { error: () => m.booking_error_email() }),
})

export function isEmail(text: string): boolean {
  return text.length <= EMAIL_LENGTH && z.email().safeParse(text).success
}

/** The form name, which is also the id, of one field of the `index`-th person (0-based). */
export function companionField(index: number, part: keyof Companion = 'name'): string {
  return `companion${index + 1}${part === 'name' ? '' : part === 'email' ? 'Email' : 'Role'}`
}

/** Whoever was typed, right or wrong, without gaps between them. A role that does not exist becomes the most general one. */
export function readCompanions(form: FormData): Companion[] {
  return Array.from({ length: MAX_COMPANIONS }, (_, index) => {
    const text = (part: keyof Companion) => tidyText(String(form.get(companionField(index, part)) ?? ''), 2000)
    return { name: text('name'), role: knownRole(text('role')), email: text('email') }
  }).filter(({ name, email }) => name !== '' || email !== '')
}

function knownRole(typed: string): CompanionRole {
  return COMPANION_ROLES.find((role) => role === typed) ?? 'companion'
}
