import { m } from '#app/locales/generated/messages.js'
import type { EditedKind } from '../paths.ts'

export function editTitle(kind: EditedKind, isNew: boolean): string {
  const words = {
    opening: [m.openings_new_opening, m.openings_edit_opening],
    exception: [m.openings_new_exception, m.openings_edit_exception],
    absence: [m.openings_new_absence, m.openings_edit_absence],
    closure: [m.openings_new_closure, m.openings_edit_closure],
    group: [m.openings_new_group, m.openings_edit_group],
  } satisfies Record<EditedKind, (() => string)[]>
  return words[kind][isNew ? 0 : 1]!()
}
