import { AsyncLocalStorage } from 'node:async_hooks'
import type { Locale } from '#app/lib/locale.ts'
import { setLocaleStore } from '#app/lib/request-locale.ts'

const store = new AsyncLocalStorage<Locale>()
setLocaleStore(store)

/** Runs the whole handling of one request in `locale`, so that message functions need not be told. */
export function runInLocale<T>(locale: Locale, work: () => T): T {
  return store.run(locale, work)
}
