// Words that stand in every other question and say nothing about which service is meant.
const EMPTY = new Set(
  [
    'ich moechte will brauche habe muss kann wie wo was wer wann bitte hilfe mein meine meinen meinem meiner ein eine einen einem einer der die das den dem des',
    'und oder fuer im in am an auf von vom zu zum zur mit bei nach ueber termin neu neue neuen neues',
    'i want to need would like my the a an for and or of in on at with how get do make please new appointment',
  ].flatMap((line) => line.split(' ')),
)

// Verbs of nearly every service's name; they count only when nothing else was typed.
const COMMON = new Set([
  'beantragen',
  'antrag',
  'verlaengern',
  'anmelden',
  'beratung',
  'bestellen',
  'apply',
  'application',
  'register',
  'advice',
  'order',
])

const MAX_WORDS = 6

/** Small letters, umlauts and ß written out, accents off: as the database's `fold` does for what most people type. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

/** The words of a question that tell services apart, folded; all of them when none does. */
export function searchWords(query: string): string[] {
  const words = [...new Set(foldWord(query.normalize('NFC')).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 20)
  const telling = words.filter((word) => !EMPTY.has(word))
  const rare = telling.filter((word) => !COMMON.has(word))
  const chosen = [rare, telling, words].find((list) => list.length > 0) ?? []
  return chosen.slice(0, MAX_WORDS)
}
