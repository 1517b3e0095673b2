import type { Aid } from '#app/features/booking/schema.ts'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'

/** The language an interpreter is wanted for, in words: "tr" → "Türkisch". What is no language code is shown as it was written. */
export function languageWord(wish: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(wish) ?? wish
  } catch {
    return wish
  }
}

const AID_WORDS: Record<Aid, () => string> = {
  sign_language: m.booking_aid_sign_language,
  captions: m.booking_aid_captions,
  step_free: m.booking_aid_step_free,
}

/** The aids wished for, in words; stored as words of a closed set with spaces between. */
export function aidWords(wish: string): string[] {
  return wish
    .split(' ')
    .filter((aid): aid is Aid => aid in AID_WORDS)
    .map((aid) => AID_WORDS[aid]())
}
