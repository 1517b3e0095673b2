import { m } from '#app/locales/generated/messages.js'

/** When somebody on the list could come. Minutes of the office's local day, half-open; weekdays as ISO numbers, empty: any. */
export type EarlierWish = {
  /** Local date as ISO text; null: at once. */
  notBefore: string | null
  weekdays: number[]
  fromMinute: number
  toMinute: number
  /** How long before the start they have to know. */
  noticeMinutes: number
}

/** The same as typed, unchecked. */
export type WishForm = { weekdays: string[]; time: string; notBefore: string; notice: string }

export const WISH_TIMES = { any: [0, 1440], morning: [0, 720], afternoon: [720, 1440] } as const
export type WishTime = keyof typeof WISH_TIMES
/** Two hours, a day, two days, a week. */
export const WISH_NOTICES = [120, 1440, 2880, 10_080] as const
/** Offices that receive people on Saturdays exist, on Sundays they do not. */
export const WISH_WEEKDAYS = [1, 2, 3, 4, 5, 6] as const

export const ANY_WISH: WishForm = { weekdays: [], time: 'any', notBefore: '', notice: '120' }

export function readWish(form: FormData): WishForm {
  const text = (field: string) => String(form.get(field) ?? '').slice(0, 20)
  return {
    weekdays: form
      .getAll('wishWeekdays')
      .map(String)
      .filter((day) => WISH_WEEKDAYS.some((known) => String(known) === day)),
    time: text('wishTime') || ANY_WISH.time,
    notBefore: text('wishNotBefore').trim(),
    notice: text('wishNotice') || ANY_WISH.notice,
  }
}

/** Checks what was typed; unknown choices count as none. Only a date can be wrong. */
export function checkWish(
  form: WishForm,
): { ok: true; wish: EarlierWish } | { ok: false; problems: { field: string; message: string }[] } {
  const notBefore = form.notBefore === '' ? null : readDate(form.notBefore)
  if (form.notBefore !== '' && !notBefore)
    return { ok: false, problems: [{ field: 'wishNotBefore', message: m.proposals_error_date() }] }
  const [fromMinute, toMinute] = WISH_TIMES[isWishTime(form.time) ? form.time : 'any']
  const noticeMinutes = WISH_NOTICES.find((minutes) => String(minutes) === form.notice) ?? WISH_NOTICES[0]
  const weekdays = form.weekdays.map(Number).sort()
  return { ok: true, wish: { notBefore, weekdays, fromMinute, toMinute, noticeMinutes } }
}

/** Back into the form's own words. */
export function typedWish(wish: EarlierWish): WishForm {
  const times = Object.keys(WISH_TIMES) as WishTime[]
  const time = times.find((name) => WISH_TIMES[name][0] === wish.fromMinute && WISH_TIMES[name][1] === wish.toMinute)
  return {
    weekdays: wish.weekdays.map(String),
    time: time ?? 'any',
    notBefore: wish.notBefore ?? '',
    notice: String(wish.noticeMinutes),
  }
}

function isWishTime(value: string): value is WishTime {
  return Object.hasOwn(WISH_TIMES, value)
}

/** Browsers send ISO dates; people without a date picker type "15.3.2027". */
function readDate(text: string): string | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const iso = german ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}` : text
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
