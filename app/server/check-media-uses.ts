import type { Config } from '#app/lib/config.ts'
import type { Db } from '#prisma/sql.ts'

/**
 * End-to-end encryption and a media server that records or writes captions exclude each other: one of both would not do what the screen
 * says. The forms refuse the switch; this finds what was switched on before the configuration changed.
 *
 * @throws {Error} which departments have to be changed first.
 */
export async function checkMediaUses(db: Db, config: Pick<Config, 'serverMediaUses'>): Promise<void> {
  if (config.serverMediaUses.length === 0) return
  const rows = await db.sql<{ name: string }[]>`SELECT name FROM department WHERE end_to_end ORDER BY name`
  if (rows.length === 0) return
  const uses = config.serverMediaUses.join(' and ')
  const names = rows.map(({ name }) => name).join(', ')
  throw new Error(`SERVER_MEDIA_USES names ${uses}, but these departments encrypt from end to end: ${names}.`)
}
