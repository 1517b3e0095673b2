import { clockOf } from '#app/features/workplace/components/clock-of.ts'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import type { FormErrors } from '#app/ui/error-summary.tsx'
import type { FieldProblem, ProblemCode } from '../problems.ts'
import { dateWord } from './rule-words.ts'

type Facts = NonNullable<FieldProblem['facts']>

const WORDS: Record<ProblemCode, (facts: Facts, field: string, locale: Locale) => string> = {
  required: (_, field) => m.openings_problem_required({ field }),
  no_time: (_, field) => m.openings_problem_no_time({ field }),
  no_date: (_, field) => m.openings_problem_no_date({ field }),
  no_number: ({ min, max }, field) => m.openings_problem_no_number({ field, min: min ?? 0, max: max ?? 0 }),
  ends_before_start: () => m.openings_problem_ends_before_start(),
  spans_midnight: () => m.openings_problem_spans_midnight(),
  break_incomplete: () => m.openings_problem_break_incomplete(),
  break_reversed: () => m.openings_problem_break_reversed(),
  break_outside: ({ from, to }) =>
    m.openings_problem_break_outside({ from: clockOf(Number(from)), to: clockOf(Number(to)) }),
  breaks_overlap: () => m.openings_problem_breaks_overlap(),
  windows_overlap: () => m.openings_problem_windows_overlap(),
  ends_before_begin: () => m.openings_problem_ends_before_begin(),
  ends_in_past: () => m.openings_problem_ends_in_past(),
  begins_in_past: () => m.openings_problem_begins_in_past(),
  date_past: () => m.openings_problem_date_past(),
  never_applies: () => m.openings_problem_never_applies(),
  overlaps: ({ who, group, from, to, date }, _, locale) =>
    m.openings_problem_overlaps({
      who: who ?? '',
      from: clockOf(Number(from)),
      to: clockOf(Number(to)),
      group: group ? m.openings_problem_overlaps_group({ name: group }) : '',
      date: dateWord(String(date), locale),
    }),
  missing_hour: ({ date }, _, locale) => m.openings_problem_missing_hour({ date: dateWord(String(date), locale) }),
  date_taken: ({ date }, _, locale) => m.openings_problem_date_taken({ date: dateWord(String(date), locale) }),
  name_taken: () => m.openings_problem_name_taken(),
  group_in_use: ({ count }) => m.openings_problem_group_in_use({ count: Number(count) }),
  not_able: ({ service }) => m.openings_problem_not_able({ service: service ?? '' }),
}

/** Problems as the error summary and the fields show them. */
export function problemWords(problems: readonly FieldProblem[], locale: Locale): FormErrors {
  return problems.map(({ field, code, facts }) => ({
    field,
    message: WORDS[code](facts ?? {}, fieldWord(field), locale),
  }))
}

function fieldWord(field: string): string {
  const row = Number(/\d/.exec(field)?.[0] ?? 0)
  const name = field.replace(/^(public|call_centre|internal)-/, '').replace(/\d/, '')
  const words: Record<string, () => string> = {
    who: m.openings_form_who_one,
    weekdays: m.openings_form_weekdays,
    from: m.openings_form_from,
    to: m.openings_form_to,
    breakFrom: () => m.openings_form_break_from({ row }),
    windowFrom: () => m.openings_form_window_from({ row }),
    windowTo: () => m.openings_form_window_to({ row }),
    validFrom: m.openings_form_valid_from,
    validTo: m.openings_form_valid_to,
    modes: m.openings_form_modes,
    date: m.openings_date,
    reason: m.openings_form_absence_reason,
    first: m.openings_form_first_day,
    last: m.openings_form_last_day,
    firstTime: m.openings_form_first_time,
    lastTime: m.openings_form_last_time,
    closeFirst: m.openings_close_first,
    closeLast: m.openings_close_last,
    name: m.openings_form_group_name,
    members: m.openings_form_group_members,
    value: m.openings_form_value,
    releaseDays: m.openings_form_release_days,
    releaseTime: m.openings_form_release_time,
    lots: m.openings_form_lots,
    spread: m.openings_form_spread,
    lifted: m.openings_form_lifted,
  }
  return words[name]?.() ?? field
}
