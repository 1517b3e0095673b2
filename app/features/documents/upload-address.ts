/** Field of the upload form. */
export const FILE_FIELD = 'datei'
/** Query of an upload: the checklist item the file is for. */
export const ITEM_PARAMETER = 'unterlage'

/** Where a file for a checklist item is sent; null: a file that was not asked for. */
export function itemAddress(address: string, checklistItemId: string | null): string {
  return checklistItemId ? `${address}?${ITEM_PARAMETER}=${encodeURIComponent(checklistItemId)}` : address
}

/** The checklist item that an upload names; null for none. Unknown ids are refused later, as not found. */
export function requestedItem(request: Request): string | null {
  return new URL(request.url).searchParams.get(ITEM_PARAMETER) || null
}

export function isUpload(request: Request): boolean {
  return (request.headers.get('content-type') ?? '').toLowerCase().startsWith('multipart/form-data')
}
