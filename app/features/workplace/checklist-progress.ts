export type ChecklistItemFacts = { id: string }
export type DocumentFacts = { checklistItemId: string | null; state: string }

/** Files that count as brought: a refused or infected one does not. */
export function isUsable(document: DocumentFacts): boolean {
  return document.state === 'clean' || document.state === 'unchecked'
}

/** An item is there when a colleague ticked it off or a usable file was uploaded for it. */
export function isItemPresent(
  itemId: string,
  markedIds: readonly string[],
  documents: readonly DocumentFacts[],
): boolean {
  return (
    markedIds.includes(itemId) ||
    documents.some((document) => document.checklistItemId === itemId && isUsable(document))
  )
}

export function checklistProgress(
  items: readonly ChecklistItemFacts[],
  markedIds: readonly string[],
  documents: readonly DocumentFacts[],
): { total: number; present: number } {
  return { total: items.length, present: items.filter((item) => isItemPresent(item.id, markedIds, documents)).length }
}
