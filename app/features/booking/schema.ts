import { z } from 'zod'
import { m } from '#app/locales/generated/messages.js'

/** Languages an interpreter can be asked for: ISO 639 codes, the usual ones of German counters. */
export const INTERPRETER_LANGUAGES = [
  'ar',
  'bg',
  'en',
  'es',
  'fa',
  'fr',
  'it',
  'ku',
  'pl',
  'pt',
  'ro',
  'ru',
  'sq',
  'sr',
  'tr',
  'uk',
  'vi',
] as const
export const AIDS = ['sign_language', 'captions', 'step_free'] as const
export const MAX_COMPANIONS = 3

export type Aid = (typeof AIDS)[number]

/** What stands in the form of the applicant, checked or not; it is kept as it was typed. */
export type DetailsForm = {
  firstName: string
  lastName: string
  email: string
  phone: string
  languageWish: string
  aids: string[]
  companions: string[]
  remark: string
  privacy: boolean
}

/** The same, checked: what a request is made of. */
export type Details = Omit<DetailsForm, 'privacy'>

export type FieldProblem = { field: string; message: string }

const NAME_LENGTH = 100
const REMARK_LENGTH = 500
// E.164 has 15 digits at most; people write them with spaces, slashes, brackets and a trunk zero.
const PHONE = /^\+?[\d\s()/.-]{5,30}$/

const name = (missing: () => string) =>
  z
    .string()
    .min(1, { error: missing })
    .max(NAME_LENGTH, { error: () => m.booking_error_too_long({ limit: NAME_LENGTH }) })

const phone = z
  .string()
  .refine((text) => text === '' || (PHONE.test(text) && countDigits(text) >= 5 && countDigits(text) <= 15), {
    error: () => m.booking_error_phone(),
  })

const details = z.object({
  firstName: name(() => m.booking_error_first_name()),
  lastName: name(() => m.booking_error_last_name()),
  email: z
    .string()
    .min(1, { error: () => m.booking_error_email_missing() })
    .max(254)
    .refine((text) => text === '' || z.email().safeParse(text).success, { error: () => m.booking_error_email() }),
  phone,
  languageWish: z.union([z.literal(''), z.enum(INTERPRETER_LANGUAGES)]).catch(''),
  aids: z.array(z.enum(AIDS)).max(AIDS.length),
  companions: z
    .array(
      z
        .string()
        .min(1)
        .max(NAME_LENGTH, { error: () => m.booking_error_too_long({ limit: NAME_LENGTH }) }),
    )
    .max(MAX_COMPANIONS),
  remark: z.string().max(REMARK_LENGTH, { error: () => m.booking_error_too_long({ limit: REMARK_LENGTH }) }),
  privacy: z.literal(true, { error: () => m.booking_error_privacy() }),
})

/** Reads the fields as typed; cut where a browser's own limit would cut, so that a draft stays small. */
export function readDetails(form: FormData): DetailsForm {
  const text = (field: string) => tidy(String(form.get(field) ?? ''), 2000)
  const companions = Array.from({ length: MAX_COMPANIONS }, (_, index) => text(`companion${index + 1}`))
  return {
    firstName: text('firstName'),
    lastName: text('lastName'),
    email: text('email'),
    phone: text('phone'),
    languageWish: text('languageWish'),
    aids: form.getAll('aids').map(String).filter(isAid),
    companions: companions.filter((companion) => companion !== ''),
    remark: tidy(String(form.get('remark') ?? ''), 2000, true),
    privacy: form.get('privacy') === 'on',
  }
}

/** Checks what was typed; every problem names its field and says what to do, in the language of the request. */
export function checkDetails(
  form: DetailsForm,
  mode: 'video' | 'phone' | 'on_site',
): { ok: true; details: Details } | { ok: false; problems: FieldProblem[] } {
  const result = details.safeParse(form)
  const problems = (result.error?.issues ?? []).map((issue) => ({
    field: fieldName(issue.path),
    message: issue.message,
  }))
  if (mode === 'phone' && form.phone === '') problems.push({ field: 'phone', message: m.booking_error_phone_missing() })
  if (!result.success || problems.length > 0) return { ok: false, problems: firstOfEachField(problems) }
  const { privacy: _accepted, ...rest } = result.data
  return { ok: true, details: rest }
}

/** The address alone, for correcting it. */
export function checkEmail(typed: string): { ok: true; email: string } | { ok: false; problems: FieldProblem[] } {
  const result = details.shape.email.safeParse(tidy(typed, 2000))
  if (result.success) return { ok: true, email: result.data }
  return {
    ok: false,
    problems: firstOfEachField(result.error.issues.map((issue) => ({ field: 'email', message: issue.message }))),
  }
}

/** Why somebody cancels; cut rather than refused. */
export function readReason(form: FormData): string {
  return tidy(String(form.get('reason') ?? ''), 200)
}

function isAid(value: string): value is Aid {
  return (AIDS as readonly string[]).includes(value)
}

/** Control characters go: they have no place in a name and would end a mail header or a calendar line. */
function tidy(typed: string, limit: number, keepLines = false): string {
  const plain = keepLines
    ? typed.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')
    : typed.replace(/\p{Cc}/gu, ' ').replace(/\s+/g, ' ')
  return plain.slice(0, limit).trim()
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length
}

function fieldName(path: PropertyKey[]): string {
  return path[0] === 'companions' ? `companion${Number(path[1] ?? 0) + 1}` : String(path[0])
}

function firstOfEachField(problems: FieldProblem[]): FieldProblem[] {
  return problems.filter((problem, index) => problems.findIndex((other) => other.field === problem.field) === index)
}
