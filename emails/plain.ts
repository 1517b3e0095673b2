// Control characters and line separators that no text of a mail needs; the newline is kept for multi-line texts.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const UNWANTED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g

/** Text for the body: no control characters, newlines kept, no blank ends. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNWANTED, ' ').trim()
}

/** Text for one header or one calendar property: a single line. A line break here would start a header of somebody else's choice. */
export function singleLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ')
}

/** Breaks a text at spaces into lines of at most `width` characters; a longer word keeps its own line, cut at 150: escaped sixfold it still fits into the 998 of RFC 5322. */
export function wrapLine(text: string, width = 76): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap(cutLongWord)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line ? `${line} ${word}` : word
    }
  }
  lines.push(line)
  return lines
}

const LONGEST_WORD = 150

function cutLongWord(word: string): string[] {
  if (word.length <= LONGEST_WORD) return [word]
  return Array.from({ length: Math.ceil(word.length / LONGEST_WORD) }, (_, part) =>
    word.slice(part * LONGEST_WORD, (part + 1) * LONGEST_WORD),
  )
}
