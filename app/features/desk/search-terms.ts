import { normalizeCode } from '#app/lib/tokens.ts'

export type SearchTerms = {
  /** Words of a name, folded by the database. */
  words: string[]
  /** A complete code, or null. */
  code: string | null
  /** At least five digits of a number, without country code or leading zero; null when there are fewer. */
  digits: string | null
  /** An e-mail address, or null. */
  email: string | null
}

const CODE_LENGTH = 8
const FEWEST_DIGITS = 5
const MOST_WORDS = 4

/**
 * What an agent may have typed while the caller speaks: a name, a telephone number, the code or an e-mail address. null when it is too
 * little to look for.
 */
export function searchTerms(typed: string): SearchTerms | null {
  const text = typed.trim().slice(0, 100)
  if (text.includes('@')) return { words: [], code: null, digits: null, email: text.toLowerCase() }
  const code = normalizeCode(text)
  const digits = text.replace(/\D/g, '').replace(/^(00)?49|^0+/, '')
  const words = text.split(/[\s,;]+/).filter((word) => /\p{L}{2}/u.test(word))
  const terms = {
    words: words.slice(0, MOST_WORDS),
    code: code.length === CODE_LENGTH ? code : null,
    digits: words.length === 0 && digits.length >= FEWEST_DIGITS ? digits : null,
    email: null,
  }
  return terms.words.length > 0 || terms.code || terms.digits ? terms : null
}
