import { m } from '#app/locales/generated/messages.js'

/** Document title of a page; `place` is the portal unless said otherwise. `failed`: it shows a form that came back, which a title has to say first (WCAG 2.4.2). */
export function pageTitle(title: string, failed = false, place = m.common_portal_name()): string {
  return `${failed ? `${m.common_error_prefix()} ` : ''}${title} – ${place}`
}
