/** Control characters go: they have no place in a name and would end a mail header or a calendar line. `limit` cuts what is left. */
export function tidyText(typed: string, limit: number, keepLines = false): string {
  const plain = keepLines
    ? typed.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')
    : typed.replace(/\p{Cc}/gu, ' ').replace(/\s+/g, ' ')
  return plain.slice(0, limit).trim()
}
