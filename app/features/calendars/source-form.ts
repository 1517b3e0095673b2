import type { FieldProblem } from '#app/features/booking/schema.ts'
import { tidyText } from '#app/features/booking/typed-text.ts'
import { m } from '#app/locales/generated/messages.js'
import type { CalendarAccess } from './sealed-access.ts'

export type SourceKind = 'caldav' | 'ics'

export type SourceForm = { kind: SourceKind; name: string; url: string; username: string; password: string }

/** What stood in the form, for showing it again; a password is never sent back. */
export type SourceValues = Omit<SourceForm, 'password'>

const MAX_ADDRESS = 2000
const MAX_SECRET = 500

export function readSourceForm(form: FormData): SourceForm {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    kind: form.get('art') === 'ics' ? 'ics' : 'caldav',
    name: tidyText(text('name'), 60),
    url: text('adresse').slice(0, MAX_ADDRESS + 1),
    username: text('benutzer').slice(0, MAX_SECRET),
    password: String(form.get('kennwort') ?? '').slice(0, MAX_SECRET),
  }
}

export type CheckedSource = { ok: true; host: string; access: CalendarAccess } | { ok: false; problems: FieldProblem[] }

/**
 * Checks what was typed. With `before`, a password that was left out is the one of before, unless the address leads to another server:
 * whoever sits at an open screen must not be able to have it sent to themselves.
 */
export function checkSource(
  form: SourceForm,
  { requireHttps, before }: { requireHttps: boolean; before: CalendarAccess | null },
): CheckedSource {
  const url = parseAddress(form.url)
  const problems: FieldProblem[] = []
  const add = (field: string, message: string) => problems.push({ field, message })
  if (!url || form.url.length > MAX_ADDRESS) add('adresse', m.calendars_error_address())
  else if (url.username || url.password) add('adresse', m.calendars_error_address_secret())
  else if (requireHttps && url.protocol !== 'https:') add('adresse', m.calendars_error_protocol())
  const isSameServer = before !== null && url !== null && parseAddress(before.url)?.origin === url.origin
  const keepsPassword = form.password === '' && isSameServer && form.username === before.username
  const password = keepsPassword ? before.password : form.password
  if (form.kind === 'caldav' && form.username === '') add('benutzer', m.calendars_error_username())
  if (form.username !== '' && password === '') add('kennwort', m.calendars_error_password())
  if (problems.length > 0 || !url) return { ok: false, problems }
  return { ok: true, host: url.host, access: { url: url.href, username: form.username, password } }
}

/** Programs also write calendar addresses as webcal:, which means https:. */
function parseAddress(text: string): URL | null {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text.replace(/^webcals?:/i, 'https:') : `https://${text}`
  try {
    const url = new URL(full)
    return ['http:', 'https:'].includes(url.protocol) && url.hostname.length > 0 ? url : null
  } catch {
    return null
  }
}
