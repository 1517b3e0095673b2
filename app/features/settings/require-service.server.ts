import type { StaffMember } from '#app/features/access/staff-member.ts'
import { notFound } from '#app/lib/http.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Db } from '#prisma/sql.ts'
import { canChangeSettings } from './policy.ts'
import { findSettingsService } from './queries.server.ts'
import type { SettingsService } from './service-rules.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The gate of a service's form. Throws "not found" for a service that does not exist or that this person may not change. */
export async function requireService(
  context: { db: Db; locale: Locale },
  staff: StaffMember,
  id: string | undefined,
): Promise<SettingsService> {
  const service = id && UUID.test(id) ? await findSettingsService(context.db.sql, id, context.locale) : null
  if (!service || !canChangeSettings(staff, service)) throw notFound()
  return service
}
