import { DEFAULT_LOCALE, isLocale } from '#app/lib/locale.ts'
import { requestLocale } from '#app/lib/request-locale.ts'
import { overwriteGetLocale } from '#app/locales/generated/runtime.js'

// Message functions ask here for their language: on the server the request's, in the browser the document's.
overwriteGetLocale(() => {
  if (typeof document === 'undefined') return requestLocale()
  return isLocale(document.documentElement.lang) ? document.documentElement.lang : DEFAULT_LOCALE
})
