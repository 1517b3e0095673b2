import { z } from 'zod'
import { checkWish, readWish, type WishForm } from '#app/features/proposals/earlier-wish.ts'
import { m } from '#app/locales/generated/messages.js'
import {
  type Companion,
  companionField,
  companionSchema,
  isEmail,
  MAX_COMPANIONS,
  NAME_LENGTH,
  readCompanions,
} from './companions.ts'
import { isPhoneNumber } from './phone-number.ts'
import { tidyText } from './typed-text.ts'

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

export type Aid = (typeof AIDS)[number]

/** What stands in the form of the applicant, checked or not; it is kept as it was typed. */
export type DetailsForm = {
  firstName: string
  lastName: string
  email: string
  phone: string
  languageWish: string
  aids: string[]
  companions: Companion[]
  remark: string
  /** Asked by some services only. */
  birthYear?: string
  /** When they could come if a sooner time becomes free; without it they do not wish to be told. */
  earlier?: WishForm | null
  privacy: boolean
}

/** The same, checked: what a request is made of. */
export type Details = Omit<DetailsForm, 'privacy'>

export type FieldProblem = { field: string; message: string }

const REMARK_LENGTH = 500

const name = (missing: () => string) =>
  z
    .string()
    .min(1, { error: missing })
    .max(NAME_LENGTH, { error: () => m.booking_error_too_long({ limit: NAME_LENGTH }) })

const phone = z.string().refine((text) => text === '' || isPhoneNumber(text), {
  error: () => m.booking_error_phone(),
})

const details = z.object({
  firstName: name(() => m.booking_error_first_name()),
  lastName: name(() => m.booking_error_last_name()),
  email: z
    .string()
    .min(1, { error: () => m.booking_error_email_missing() })
    .refine((text) => text === '' || isEmail(text), { error: () => m.booking_error_email() }),
  phone,
  languageWish: z.union([z.literal(''), z.enum(INTERPRETER_LANGUAGES)]).catch(''),
  aids: z.array(z.enum(AIDS)).max(AIDS.length),
  companions: z.array(companionSchema).max(MAX_COMPANIONS),
  birthYear: z.string().optional(),
  earlier: z.custom<WishForm | null>().optional(),
  remark: z.string().max(REMARK_LENGTH, { error: () => m.booking_error_too_long({ limit: REMARK_LENGTH }) }),
  privacy: z.literal(true, { error: () => m.booking_error_privacy() }),
})

/** Reads the fields as typed; cut where a browser's own limit would cut, so that a draft stays small. */
export function readDetails(form: FormData): DetailsForm {
  const text = (field: string) => tidyText(String(form.get(field) ?? ''), 2000)
  return {
    firstName: text('firstName'),
    lastName: text('lastName'),
    email: text('email'),
    phone: text('phone'),
    languageWish: text('languageWish'),
    aids: form.getAll('aids').map(String).filter(isAid),
    companions: readCompanions(form),
    remark: tidyText(String(form.get('remark') ?? ''), 2000, true),
    birthYear: text('birthYear'),
    earlier: form.get('earlier') === 'on' ? readWish(form) : null,
    privacy: form.get('privacy') === 'on',
  }
}

/**
 * Checks what was typed; every problem names its field and says what to do, in the language of the request. `birthYearUntil`: the latest year
 * of birth, where the service asks for it.
 */
export function checkDetails(
  form: DetailsForm,
  mode: 'video' | 'phone' | 'on_site',
  birthYearUntil: number | null = null,
): { ok: true; details: Details } | { ok: false; problems: FieldProblem[] } {
  const result = details.safeParse(form)
  const problems = (result.error?.issues ?? []).map((issue) => ({
    field: fieldName(issue.path),
    message: issue.message,
  }))
  if (mode === 'phone' && form.phone === '') problems.push({ field: 'phone', message: m.booking_error_phone_missing() })
  if (birthYearUntil !== null && !isBirthYear(form.birthYear ?? '', birthYearUntil))
    problems.push({ field: 'birthYear', message: m.proposals_error_birth_year() })
  const wish = form.earlier ? checkWish(form.earlier) : null
  if (wish && !wish.ok) problems.push(...wish.problems)
  if (!result.success || problems.length > 0) return { ok: false, problems: firstOfEachField(problems) }
  const { privacy: _accepted, ...rest } = result.data
  return { ok: true, details: rest }
}

/** The name alone, for mending it. */
export function checkName(
  form: FormData,
): { ok: true; name: { firstName: string; lastName: string } } | { ok: false; problems: FieldProblem[] } {
  const typed = { firstName: String(form.get('firstName') ?? ''), lastName: String(form.get('lastName') ?? '') }
  const result = details
    .pick({ firstName: true, lastName: true })
    .safeParse({ firstName: tidyText(typed.firstName, 2000), lastName: tidyText(typed.lastName, 2000) })
  if (result.success) return { ok: true, name: result.data }
  return {
    ok: false,
    problems: firstOfEachField(result.error.issues.map(({ path, message }) => ({ field: fieldName(path), message }))),
  }
}

/** The address alone, for correcting it. */
export function checkEmail(typed: string): { ok: true; email: string } | { ok: false; problems: FieldProblem[] } {
  const result = details.shape.email.safeParse(tidyText(typed, 2000))
  if (result.success) return { ok: true, email: result.data }
  return {
    ok: false,
    problems: firstOfEachField(result.error.issues.map((issue) => ({ field: 'email', message: issue.message }))),
  }
}

/** One person who is invited later; `index` 0 of the same fields. */
export function checkCompanion(
  typed: Companion,
): { ok: true; companion: Companion } | { ok: false; problems: FieldProblem[] } {
  const result = companionSchema.safeParse(typed)
  if (result.success) return { ok: true, companion: result.data }
  const problems = result.error.issues.map(({ path, message }) => ({
    field: fieldName(['companions', 0, ...path]),
    message,
  }))
  return { ok: false, problems: firstOfEachField(problems) }
}

/** The id of a party in a form field, null for anything else. */
export function readPartyId(typed: FormDataEntryValue | null): string | null {
  return z.uuid().safeParse(typed).data ?? null
}

/** Why somebody cancels; cut rather than refused. */
export function readReason(form: FormData): string {
  return tidyText(String(form.get('reason') ?? ''), 200)
}

function isBirthYear(typed: string, until: number): boolean {
  return /^(19|20)\d\d$/.test(typed) && Number(typed) <= until
}

function isAid(value: string): value is Aid {
  return (AIDS as readonly string[]).includes(value)
}

function fieldName([field, index, part]: PropertyKey[]): string {
  return field === 'companions'
    ? companionField(Number(index ?? 0), part as keyof Companion | undefined)
    : String(field)
}

function firstOfEachField(problems: FieldProblem[]): FieldProblem[] {
  return problems.filter((problem, index) => problems.findIndex((other) => other.field === problem.field) === index)
}
