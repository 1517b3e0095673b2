import { m } from '#app/locales/generated/messages.js'
import { isEmail, NAME_LENGTH } from './companions.ts'
import { AIDS, type Details, type FieldProblem, INTERPRETER_LANGUAGES, readDetails } from './schema.ts'

const PHONE = /^\+?[\d\s()/.-]{5,30}$/

/** What staff know of a person: the name has to be there, a way to write or call may be missing. */
export function checkStaffDetails(form: FormData): { details: Details; problems: FieldProblem[] } {
  const { privacy: _privacy, ...details } = readDetails(form)
  const { firstName, lastName, email, phone, languageWish, aids } = details
  const checks: [field: string, isWrong: boolean, message: () => string][] = [
    ['firstName', firstName.length > NAME_LENGTH, () => m.booking_error_too_long({ limit: NAME_LENGTH })],
    ['lastName', lastName === '', m.booking_error_last_name],
    ['lastName', lastName.length > NAME_LENGTH, () => m.booking_error_too_long({ limit: NAME_LENGTH })],
    ['email', email !== '' && !isEmail(email), m.booking_error_email],
    ['phone', phone !== '' && !PHONE.test(phone), m.booking_error_phone],
  ]
  const problems = checks.filter(([, isWrong]) => isWrong).map(([field, , message]) => ({ field, message: message() }))
  const known = {
    ...details,
    languageWish: INTERPRETER_LANGUAGES.find((language) => language === languageWish) ?? '',
    aids: AIDS.filter((aid) => aids.includes(aid)),
    companions: [],
  }
  return { details: known, problems }
}
