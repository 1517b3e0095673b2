import type { Channel } from '#app/features/scheduling/quota.ts'
import { clockOf } from '#app/features/workplace/components/clock-of.ts'
import { modeWord } from '#app/features/workplace/components/mode-words.ts'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatClock, formatShortDate, formatTime } from '#app/ui/format.ts'
import type { AnyState } from '../draft.ts'
import type {
  AbsenceReason,
  ExceptionState,
  GroupState,
  OfficeRules,
  OpeningState,
  QuotaState,
  RuleKind,
  States,
} from '../rules.ts'

/** What the words speak of: names by id, and how dates are written. */
export type WordContext = { names: Record<string, string>; locale: Locale; zone: string }

export function namesOf(rules: OfficeRules): Record<string, string> {
  return Object.fromEntries([
    ...rules.resources.map(({ id, name }) => [id, name]),
    ...rules.groups.map(({ id, state }) => [id, state.name]),
    ...rules.offerings.map(({ id, serviceName }) => [id, serviceName]),
  ])
}

export function kindWord(kind: RuleKind): string {
  return {
    opening: m.openings_kind_opening,
    exception: m.openings_kind_exception,
    absence: m.openings_kind_absence,
    closure: m.openings_kind_closure,
    holiday: m.openings_kind_holiday,
    group: m.openings_kind_group,
  }[kind]()
}

export function channelWord(channel: Channel): string {
  return {
    public: m.openings_channel_public,
    call_centre: m.openings_channel_call_centre,
    internal: m.openings_channel_internal,
  }[channel]()
}

export function reasonWord(reason: AbsenceReason): string {
  return {
    vacation: m.openings_reason_vacation,
    training: m.openings_reason_training,
    official_duty: m.openings_reason_official_duty,
    other: m.openings_reason_other,
  }[reason]()
}

/** "Mo., 14.12.2026" of `YYYY-MM-DD`. */
export function dateWord(date: string, locale: Locale): string {
  return formatShortDate({ at: `${date}T12:00:00Z`, zone: 'UTC', locale })
}

/** "Mo., 14.12.2026, 10:20 Uhr" of an instant. */
export function timeWord(at: string, { zone, locale }: Pick<WordContext, 'locale' | 'zone'>): string {
  return `${formatShortDate({ at, zone, locale })}, ${formatTime({ at, zone, locale })}`
}

/** "Montag"; 1970-01-05 was one. */
export function weekdayWord(weekday: number, locale: Locale, width: 'long' | 'short' = 'long'): string {
  const at = new Date((weekday + 3) * 86_400_000)
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(at)
}

/** A rule in short lines; the first says the most. Null for one that is not there. `state` has to be of that kind. */
export function ruleLines(kind: RuleKind, state: AnyState | null, context: WordContext): string[] | null {
  if (!state) return null
  const lines: { [P in RuleKind]: (one: States[P]) => string[] } = {
    opening: (one) => openingLines(one, context),
    exception: (one) => exceptionLines(one, context),
    absence: (one) => absenceLines(one, context),
    closure: ({ first, last, reason }) => [
      first === last
        ? dateWord(first, context.locale)
        : `${dateWord(first, context.locale)} – ${dateWord(last, context.locale)}`,
      reason,
    ],
    holiday: ({ date, name, closed }) => [
      dateWord(date, context.locale),
      name,
      closed ? m.openings_word_closed() : m.openings_word_open(),
    ],
    group: (one) => groupLines(one, context),
  }
  return lines[kind](state as never).filter((line) => line !== '')
}

function openingLines(state: OpeningState, context: WordContext): string[] {
  const { names, locale } = context
  const owner = state.groupId
    ? m.openings_word_group_of({ name: names[state.groupId] ?? '' })
    : (names[state.resourceId ?? ''] ?? '')
  const validity = [
    m.openings_word_from({ date: dateWord(state.validFrom, locale) }),
    state.validTo ? m.openings_word_until({ date: dateWord(state.validTo, locale) }) : '',
  ]
  return [
    `${weekdayWord(state.weekday, locale)} ${clockOf(state.from)}–${clockOf(state.to)}`,
    owner,
    rhythmWord(state, locale),
    ...state.breaks.map(([from, to]) => m.openings_word_break({ from: clockOf(from), to: clockOf(to) })),
    validity.filter(Boolean).join(' '),
    ...limitLines(state, context),
  ]
}

/** "jede 2. Woche", "3. Donnerstag im Monat"; empty for every week. */
export function rhythmWord({ everyWeeks, weekOfMonth, weekday }: OpeningState, locale: Locale): string {
  const day = weekdayWord(weekday, locale)
  if (weekOfMonth === -1) return m.openings_word_last({ day })
  if (weekOfMonth !== null) return m.openings_word_nth({ nth: weekOfMonth, day })
  return everyWeeks > 1 ? m.openings_word_every_n({ count: everyWeeks }) : ''
}

/** What an opening is limited to: modes, offerings, quotas. */
function limitLines({ modes, offeringIds, quotas }: OpeningState, { names }: WordContext): string[] {
  return [
    modes ? m.openings_word_only_modes({ modes: modes.map(modeWord).join(', ') }) : '',
    offeringIds.length > 0
      ? m.openings_word_only_offerings({ services: offeringIds.map((id) => names[id] ?? '?').join(', ') })
      : '',
    ...quotas.map(quotaLine),
  ].filter((line) => line !== '')
}

/** The same for a narrow cell: how many offerings, and that there is a quota; the rule itself says more. */
export function shortLimits({ modes, offeringIds, quotas }: OpeningState): string[] {
  return [
    modes ? m.openings_word_only_modes({ modes: modes.map(modeWord).join(', ') }) : '',
    offeringIds.length > 0 ? m.openings_word_offerings({ count: offeringIds.length }) : '',
    quotas.length > 0 ? m.openings_word_quota() : '',
  ].filter((line) => line !== '')
}

function quotaLine(quota: QuotaState): string {
  const channel = channelWord(quota.channel)
  const parts = [
    quota.maxShare !== null ? m.openings_word_share({ channel, value: quota.maxShare }) : '',
    quota.maxCount !== null ? m.openings_word_count({ channel, count: quota.maxCount }) : '',
    quota.releaseDays !== null
      ? m.openings_word_release({ channel, count: quota.releaseDays, time: clockOf(quota.releaseMinute) })
      : '',
    quota.releaseLots > 1 ? m.openings_word_lots({ count: quota.releaseLots }) : '',
    quota.liftedDays !== null ? m.openings_word_lifted({ count: quota.liftedDays }) : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** "08:00–12:00, 14:00–16:00", or that nobody works. */
export function windowsWord({ windows }: ExceptionState): string {
  if (windows.length === 0) return m.openings_day_off()
  return windows.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(', ')
}

function exceptionLines(state: ExceptionState, { names, locale }: WordContext): string[] {
  return [dateWord(state.date, locale), names[state.resourceId] ?? '', windowsWord(state), state.reason]
}

function absenceLines(state: States['absence'], { names, locale, zone }: WordContext): string[] {
  return [absenceSpan(state, { locale, zone }), names[state.resourceId] ?? '', reasonWord(state.reason)]
}

/** "Mo., 14.12.2026 – Fr., 18.12.2026" for whole days, with times otherwise. */
export function absenceSpan(
  { startsAt, endsAt }: Pick<States['absence'], 'startsAt' | 'endsAt'>,
  { locale, zone }: Pick<WordContext, 'locale' | 'zone'>,
): string {
  const time = (at: string) => formatClock({ at, zone, locale })
  const day = (at: string | Date) => formatShortDate({ at, zone, locale })
  if (time(startsAt) === '00:00' && time(endsAt) === '00:00') {
    const last = day(new Date(Date.parse(endsAt) - 60_000))
    return day(startsAt) === last ? last : `${day(startsAt)} – ${last}`
  }
  return day(startsAt) === day(endsAt)
    ? `${day(startsAt)}, ${time(startsAt)}–${time(endsAt)}`
    : `${day(startsAt)} ${time(startsAt)} – ${day(endsAt)} ${time(endsAt)}`
}

function groupLines({ name, memberIds }: GroupState, { names }: WordContext): string[] {
  const members = memberIds.map((id) => names[id] ?? '?').join(', ')
  return [m.openings_word_group_of({ name }), m.openings_word_members({ names: members || m.openings_word_nobody() })]
}
