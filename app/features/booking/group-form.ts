import { m } from '#app/locales/generated/messages.js'
import { readPlaceForm } from './place-form.ts'
import type { FieldProblem } from './schema.ts'
import { isMode, isToken } from './slot-value.ts'
import { tidyText } from './typed-text.ts'
import type { Mode } from './types.ts'

const TITLE_LENGTH = 120
const MAX_SEATS = 1000
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type GroupForm = {
  offeringId: string
  mode: Mode
  title: string
  seats: number
  start: Temporal.Instant
  durationMinutes: number
  resourceIds: [string, ...string[]]
  override: string | null
  formKey: string
}

/** Reads the form of a new group appointment; every problem names its field. */
export function readGroupForm(
  form: FormData,
  zone: string,
): { ok: true; group: GroupForm } | { ok: false; problems: FieldProblem[] } {
  const place = readPlaceForm(form, zone)
  const title = tidyText(String(form.get('titel') ?? ''), TITLE_LENGTH)
  const seats = Number(String(form.get('plaetze') ?? ''))
  const resourceIds = form
    .getAll('ressourcen')
    .map(String)
    .filter((id) => UUID.test(id))
  const [mode, formKey, offeringId] = [form.get('art'), form.get('formular'), String(form.get('angebot') ?? '')]
  const problems = [...place.problems]
  if (title === '') problems.push({ field: 'titel', message: m.calendar_error_title() })
  if (!Number.isInteger(seats) || seats < 1 || seats > MAX_SEATS)
    problems.push({ field: 'plaetze', message: m.calendar_error_seats({ limit: MAX_SEATS }) })
  if (resourceIds.length === 0) problems.push({ field: 'ressourcen', message: m.calendar_error_resources() })
  if (!place.start && place.problems.length === 0) problems.push({ field: 'zeit', message: m.calendar_error_no_time() })
  if (place.durationMinutes === null && !problems.some(({ field }) => field === 'minuten'))
    problems.push({ field: 'minuten', message: m.calendar_error_minutes({ limit: 600 }) })
  const [first, ...others] = resourceIds
  if (
    problems.length > 0 ||
    !place.start ||
    place.durationMinutes === null ||
    !first ||
    !isMode(mode) ||
    !isToken(formKey)
  )
    return { ok: false, problems }
  const { start, durationMinutes, override } = place
  const group = { offeringId, mode, title, seats, start, durationMinutes, override, formKey }
  return { ok: true, group: { ...group, resourceIds: [first, ...others] } }
}
