import { foldWord } from './search-words.ts'

export type LetterGroup<T> = { letter: string; items: T[] }

/** Keeps the order of `items` and puts a heading where the first letter changes; Ä stands with A, digits under #. */
export function groupByLetter<T extends { name: string }>(items: readonly T[]): LetterGroup<T>[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const first = foldWord(item.name.slice(0, 1)).slice(0, 1).toUpperCase()
    const letter = /[A-Z]/.test(first) ? first : '#'
    const group = groups.get(letter)
    if (group) group.push(item)
    else groups.set(letter, [item])
  }
  return [...groups].map(([letter, group]) => ({ letter, items: group }))
}
