/** As many letters as a typing error has: added, missing, wrong or changed places. */
const MOST_LETTERS = 2

/**
 * Whether a name is the same one with a typing error mended, and not somebody else's: two letters at most, and fewer than half of a short
 * name. Case, accents and spaces do not count. Swapping first and last name counts as the same name.
 */
export function isTypingError(before: string, after: string): boolean {
  const [from, to] = [fold(before), fold(after)]
  if (from === '' || to === '') return false
  if (sorted(before) === sorted(after)) return true
  const most = Math.min(MOST_LETTERS, Math.floor((Math.min(from.length, to.length) - 1) / 2))
  return countEdits(from, to) <= most
}

function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}]/gu, '')
}

function sorted(name: string): string {
  return name.split(/\s+/).map(fold).filter(Boolean).sort().join(' ')
}

/** Optimal string alignment: insertions, deletions, exchanges, and two neighbours in the wrong order. */
function countEdits(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const exchange = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, exchange)
      const areSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      if (areSwapped) least = Math.min(least, rows[i - 2]![j - 2]! + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[from.length]![to.length]!
}
