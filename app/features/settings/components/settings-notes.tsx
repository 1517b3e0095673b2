import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'

/** Says above a form that it was saved, that nothing differed, or that an earlier version stands in it. */
export function SettingsNotes({ saved, isRestored }: { saved: string | null; isRestored: boolean }) {
  if (isRestored) return <Alert kind="info" title={m.settings_restored()} live focus />
  if (saved === 'ja') return <Alert kind="success" title={m.settings_saved()} live focus />
  return saved === 'gleich' ? <Alert kind="info" title={m.settings_unchanged()} live focus /> : null
}
