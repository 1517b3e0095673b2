import { timingSafeEqual } from 'node:crypto'
import { hashToken } from '#app/lib/tokens.ts'
import { FORM_TOKEN_FIELD, FORM_TOKEN_HEADER } from './form-token.ts'
import type { StaffMember } from './staff-member.ts'

/** Throws 403 unless the form, or the headers of a request by script, carry the token of this session. */
export function requireFormToken(staff: StaffMember, given: FormData | Headers): void {
  const token = given.get(given instanceof Headers ? FORM_TOKEN_HEADER : FORM_TOKEN_FIELD)
  const expected = Buffer.from(hashToken(staff.formToken))
  const actual = Buffer.from(hashToken(typeof token === 'string' ? token : ''))
  if (!timingSafeEqual(expected, actual)) throw new Response(null, { status: 403, statusText: 'Forbidden' })
}
