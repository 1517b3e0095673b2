import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import type { IconName } from '#app/ui/icon.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'
import type { DocumentState } from '../policy.ts'
import type { DocumentEntry } from '../queries.server.ts'

type Look = { text: string; tag: string; icon: IconName }

/** State of a document as a word, a colour and a symbol. */
export function stateInWords(state: DocumentState): Look {
  if (state === 'clean') return { text: m.documents_state_clean(), tag: 'tp-tag--ok', icon: 'check' }
  if (state === 'infected') return { text: m.documents_state_infected(), tag: 'tp-tag--bad', icon: 'warning' }
  if (state === 'refused') return { text: m.documents_state_refused(), tag: 'tp-tag--bad', icon: 'error' }
  return { text: m.documents_state_unchecked(), tag: 'tp-tag--warn', icon: 'hourglass_top' }
}

/** What people should know about a document that cannot be opened; null when it can. */
export function stateHint({ state, refusal }: Pick<DocumentEntry, 'state' | 'refusal'>): string | null {
  if (state === 'clean') return null
  return refusal ? refusalText(refusal) : m.documents_unchecked_hint()
}

/** "830 kB", "1,2 MB". */
export function sizeInWords(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kilobyte'] : [bytes / (1024 * 1024), 'megabyte']
  const digits = unit === 'kilobyte' ? 0 : 1
  return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'de-DE', {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  }).format(Math.max(value, unit === 'kilobyte' ? 1 : 0))
}
