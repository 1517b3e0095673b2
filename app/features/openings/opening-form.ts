import { MODES, type Mode } from '#app/features/scheduling/offering.ts'
import { applyChange } from './apply-change.ts'
import { checkValidity, checkWindow, findOverlaps, touchedOpenings } from './check-opening.ts'
import { type FormValues, formatMinute, many, one, readClock, readDate, readEnd, readNumber } from './form-values.ts'
import type { FieldProblem } from './problems.ts'
import { readQuotas, writeQuotas } from './quota-form.ts'
import {
  changeOf,
  type Kept,
  type OfficeRules,
  type OpeningState,
  type Pair,
  type RuleChange,
  resourcesOf,
} from './rules.ts'

export const BREAK_ROWS = [1, 2, 3] as const

export type RuleFormContext<S> = {
  rules: OfficeRules
  /** What is stored now; null for a new rule. */
  kept: Kept<S> | null
  /** `YYYY-MM-DD` in the office's zone. */
  today: string
  newId: () => string
}
export type RuleFormResult = { problems: FieldProblem[]; changes: RuleChange[] }

/** The changes that a form of the opening editor asks for: one opening a weekday, or the stored one. With problems there are none. */
export function readOpeningForm(values: FormValues, context: RuleFormContext<OpeningState>): RuleFormResult {
  const { kept, rules, today } = context
  const problems: FieldProblem[] = []
  const weekdays = many(values, 'weekdays').flatMap((text) => readNumber(text, 1, 7) ?? [])
  if (weekdays.length === 0) problems.push({ field: 'weekdays', code: 'required' })
  const base = readBase(values, rules, problems)
  if (!base || problems.length > 0) return { problems, changes: [] }
  const states = weekdays.map((weekday): OpeningState => ({ ...base, weekday }))
  const changes = states.map((after, index) => {
    const own = index === 0 ? kept : null
    return changeOf('opening', own?.id ?? context.newId(), own, after)
  })
  const found = states.flatMap((state) => checkValidity(state, kept?.state ?? null, today))
  if (found.length > 0) return { problems: found.slice(0, 1), changes: [] }
  const overlap = overlapProblem(changes, context, 'from')
  return overlap ? { problems: [overlap], changes: [] } : { problems: [], changes }
}

/** The first overlap that changes would bring, tied to a field, with the facts for its words; null when there is none. */
export function overlapProblem(
  changes: readonly RuleChange[],
  { rules, today }: Pick<RuleFormContext<never>, 'rules' | 'today'>,
  field: string,
): FieldProblem | null {
  const changed = changes.reduce(applyChange, rules)
  const [overlap] = findOverlaps(changed, touchedOpenings(changed, changes), today)
  if (!overlap) return null
  const { from, to, groupId } = overlap.other.state
  const who = changed.resources.find(({ id }) => id === overlap.resourceId)?.name ?? ''
  const group = changed.groups.find(({ id }) => id === groupId)?.state.name ?? ''
  return { field, code: 'overlaps', facts: { who, group, from, to, date: overlap.date } }
}

function readBase(
  values: FormValues,
  rules: OfficeRules,
  problems: FieldProblem[],
): Omit<OpeningState, 'weekday'> | null {
  const owner = readOwner(one(values, 'who'), rules)
  if (!owner) problems.push({ field: 'who', code: 'required' })
  const from = readClock(one(values, 'from'))
  const to = readEnd(one(values, 'to'))
  if (from === null) problems.push({ field: 'from', code: 'no_time' })
  if (to === null) problems.push({ field: 'to', code: 'no_time' })
  const breaks = readBreaks(values, problems)
  if (from !== null && to !== null)
    problems.push(...checkWindow(from, to, breaks, (name) => (name.startsWith('break') ? `${name}From` : name)))
  const validFrom = readDate(one(values, 'validFrom'))
  if (!validFrom) problems.push({ field: 'validFrom', code: 'no_date' })
  const validTo = readDate(one(values, 'validTo'))
  if (!validTo && one(values, 'validTo') !== '') problems.push({ field: 'validTo', code: 'no_date' })
  const modes = MODES.filter((mode) => many(values, 'modes').includes(mode))
  if (modes.length === 0) problems.push({ field: 'modes', code: 'required' })
  const offeringIds = rules.offerings.map(({ id }) => id).filter((id) => many(values, 'offerings').includes(id))
  const quotas = readQuotas(values, problems)
  if (!owner || from === null || to === null || !validFrom) return null
  const unable = findUnable({ ...owner, offeringIds }, rules)
  if (unable) problems.push({ field: 'offerings', code: 'not_able', facts: { service: unable } })
  return {
    ...owner,
    from,
    to,
    breaks,
    validFrom: validFrom.toString(),
    validTo: validTo?.toString() ?? null,
    ...readRhythm(one(values, 'rhythm')),
    modes: modes.length === MODES.length ? null : modes,
    offeringIds,
    quotas,
  }
}

function readOwner(who: string, rules: OfficeRules): Pick<OpeningState, 'resourceId' | 'groupId'> | null {
  if (rules.resources.some(({ id }) => `r:${id}` === who)) return { resourceId: who.slice(2), groupId: null }
  if (rules.groups.some(({ id }) => `g:${id}` === who)) return { resourceId: null, groupId: who.slice(2) }
  return null
}

/** The service of a chosen offering that nobody of those meant can do. */
function findUnable(
  state: Pick<OpeningState, 'resourceId' | 'groupId' | 'offeringIds'>,
  rules: OfficeRules,
): string | null {
  const people = resourcesOf(rules, state as OpeningState)
  const able = new Set(rules.resources.flatMap(({ id, offeringIds }) => (people.includes(id) ? offeringIds : [])))
  const missing = state.offeringIds.find((id) => !able.has(id))
  return rules.offerings.find(({ id }) => id === missing)?.serviceName ?? null
}

function readBreaks(values: FormValues, problems: FieldProblem[]): Pair[] {
  return BREAK_ROWS.flatMap((row): Pair[] => {
    const [start, end] = [one(values, `break${row}From`), one(values, `break${row}To`)]
    if (start === '' && end === '') return []
    const [from, to] = [readClock(start), readEnd(end)]
    if (from !== null && to !== null) return [[from, to]]
    problems.push({ field: `break${row}From`, code: 'break_incomplete' })
    return []
  })
}

/** `w1`: every week, `w2`: every second; `m3`: the third of a month, `m-1` the last. */
function readRhythm(text: string): Pick<OpeningState, 'everyWeeks' | 'weekOfMonth'> {
  const month = /^m(-1|[1-5])$/.exec(text)
  if (month) return { everyWeeks: 1, weekOfMonth: Number(month[1]) }
  return { everyWeeks: readNumber(text.slice(1), 1, 52) ?? 1, weekOfMonth: null }
}

/** The form as it stands for a stored opening. */
export function writeOpeningForm(state: OpeningState): FormValues {
  const breaks = Object.fromEntries(
    state.breaks.flatMap(([from, to], index) => [
      [`break${index + 1}From`, [formatMinute(from)]],
      [`break${index + 1}To`, [formatMinute(to)]],
    ]),
  )
  return {
    who: [state.resourceId ? `r:${state.resourceId}` : `g:${state.groupId}`],
    weekdays: [String(state.weekday)],
    from: [formatMinute(state.from)],
    to: [formatMinute(state.to)],
    ...breaks,
    validFrom: [state.validFrom],
    validTo: [state.validTo ?? ''],
    rhythm: [state.weekOfMonth === null ? `w${state.everyWeeks}` : `m${state.weekOfMonth}`],
    modes: [...(state.modes ?? MODES)] as Mode[],
    offerings: state.offeringIds,
    ...writeQuotas(state.quotas),
  }
}
