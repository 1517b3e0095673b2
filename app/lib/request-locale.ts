import { DEFAULT_LOCALE, type Locale } from './locale.ts'

// The server process and the built application are two module graphs; the symbol makes them share one store. Only the server fills it.
const SLOT = Symbol.for('sprechzeit.request-locale')

type LocaleStore = { getStore(): Locale | undefined }
const holder = globalThis as { [SLOT]?: LocaleStore }

export function setLocaleStore(store: LocaleStore): void {
  holder[SLOT] = store
}

/** Language of the request being answered; the default language outside of one. */
export function requestLocale(): Locale {
  return holder[SLOT]?.getStore() ?? DEFAULT_LOCALE
}
