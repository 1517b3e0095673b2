import type { SavedDraft } from './save-draft.server.ts'

/** What the page after saving tells. */
export type Saved = Pick<SavedDraft, 'broken' | 'proposed' | 'refused'>

export function savedQuery({ broken, proposed, refused }: Saved): string {
  return `&gespeichert=${broken}-${proposed}-${refused}`
}

/** Counts from the address, or null when nothing was saved just now. */
export function readSaved(query: URLSearchParams): Saved | null {
  const parts = /^(\d{1,5})-(\d{1,5})-(\d{1,5})$/.exec(query.get('gespeichert') ?? '')
  if (!parts) return null
  return { broken: Number(parts[1]), proposed: Number(parts[2]), refused: Number(parts[3]) }
}
