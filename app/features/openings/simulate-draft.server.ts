import type { BreakableRule } from '#app/features/scheduling/broken-rules.ts'
import { slotDay } from '#app/features/scheduling/free-slots.ts'
import { fromEpochMinute } from '#app/features/scheduling/local-date.ts'
import { explainVisits, findSlots } from '#app/features/scheduling/queries.server.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { type Affected, findAffected } from './affected.ts'
import { applyChange } from './apply-change.ts'
import { findOverlaps, touchedOpenings } from './check-opening.ts'
import { fromDay, toDay } from './days.ts'
import type { BrokenVisit, Conflict, Draft, ServiceOutlook, Simulation } from './draft.ts'
import { findReplacements } from './find-replacements.server.ts'
import { type AffectedVisit, listAffectedVisits } from './list-affected-visits.server.ts'
import { findKept, getOfficeRules } from './queries.server.ts'
import type { Replacement } from './replacements.ts'
import type { OfficeRules, RuleOffice } from './rules.ts'
import { compareSlots } from './slot-changes.ts'
import { averageWait } from './waiting-days.ts'
import { writeRule } from './write-rule.server.ts'

/** How far free appointments are compared, and over how many dates the waiting days are averaged. */
const COMPARED_DAYS = 56
const ASKING_DAYS = 28

/**
 * What saving the draft would do. The changes are written in a transaction that is always rolled back, and the search itself is asked before
 * and after, so what is shown is what will be: there is no second set of rules that could think otherwise.
 */
export async function simulateDraft(
  db: Db,
  { draft, office }: { draft: Draft; office: RuleOffice },
  now: Temporal.Instant,
): Promise<Simulation> {
  const rollback = new Error('nothing of a simulation stays')
  let simulation: Simulation | undefined
  try {
    await db.transaction(async (tx) => {
      simulation = await simulate(tx, { draft, office }, now)
      throw rollback
    })
  } catch (error) {
    if (error !== rollback) throw error
  }
  return simulation!
}

async function simulate(
  tx: Tx,
  { draft, office }: { draft: Draft; office: RuleOffice },
  now: Temporal.Instant,
): Promise<Simulation> {
  const { changes } = draft
  const today = now.toZonedDateTimeISO(office.timeZone).toPlainDate()
  const rules = await getOfficeRules(tx, office, now)
  const changed = changes.reduce(applyChange, rules)
  const affected = findAffected(rules, changed, changes)
  const overlaps = findOverlaps(changed, touchedOpenings(changed, changes), today.toString())
  const visits = await listAffectedVisits(tx, office.id, affected, now)
  const before = await look(tx, { affected, visits, today }, now)
  const conflicts: Conflict[] = []
  for (const change of changes) {
    if (await writeRule(tx, office.id, change)) continue
    conflicts.push({ change, now: await findKept(tx, change.kind, { officeId: office.id, id: change.id }) })
  }
  const lastDate = today.add({ days: COMPARED_DAYS }).toString()
  if (conflicts.length > 0) return { conflicts, overlaps, broken: [], services: [], lastDate }
  const after = await look(tx, { affected, visits, today }, now)
  const broken = visits.filter(({ id }) => after.reasons.has(id) && !before.reasons.has(id))
  const movable = broken.filter(({ state, isGroup }) => state === 'booked' && !isGroup)
  const replacements = await findReplacements(tx, movable, now)
  const names = await officeNames(tx, replacements)
  return {
    conflicts,
    overlaps,
    broken: broken.map((visit) => toBroken(visit, after.reasons.get(visit.id)!, replacements.get(visit.id), names)),
    services: outlook(rules, before, after, toDay(today.toString())),
    lastDate,
  }
}

type Looked = Awaited<ReturnType<typeof look>>

async function look(
  tx: Tx,
  { affected, visits, today }: { affected: Affected; visits: AffectedVisit[]; today: Temporal.PlainDate },
  now: Temporal.Instant,
) {
  const reasons = await explainVisits(tx, visits, now)
  const search = { from: today, to: today.add({ days: COMPARED_DAYS }), now }
  const slots =
    affected.offeringIds.length === 0 ? [] : await findSlots(tx, { ...search, offeringIds: affected.offeringIds })
  return { reasons, slots }
}

function outlook(rules: OfficeRules, before: Looked, after: Looked, today: number): ServiceOutlook[] {
  const asked = { from: today, count: ASKING_DAYS, lastDay: today + COMPARED_DAYS }
  const wait = (slots: Looked['slots'][number]['slots']) => averageWait([...new Set(slots.map(slotDay))], asked)
  return before.slots
    .map(({ offeringId, slots }) => {
      const changed = after.slots.find((one) => one.offeringId === offeringId)?.slots ?? []
      return {
        offeringId,
        serviceName: rules.offerings.find(({ id }) => id === offeringId)?.serviceName ?? '',
        weeks: compareSlots(slots, changed).map(({ week, ...sums }) => ({ week: fromDay(week), ...sums })),
        waitBefore: wait(slots),
        waitAfter: wait(changed),
      }
    })
    .sort((a, b) => a.serviceName.localeCompare(b.serviceName, 'de'))
}

async function officeNames(tx: Tx, replacements: ReadonlyMap<string, Replacement>): Promise<Map<string, string>> {
  const ids = [...new Set([...replacements.values()].map(({ officeId }) => officeId))]
  const rows = await tx<{ id: string; name: string }[]>`SELECT id, name FROM office WHERE id = ANY(${ids}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function toBroken(
  visit: AffectedVisit,
  reasons: BreakableRule[],
  replacement: Replacement | undefined,
  names: ReadonlyMap<string, string>,
): BrokenVisit {
  const { id, state, mode, serviceName, officeName, applicantName, resourceNames, isGroup, hasEmail } = visit
  return {
    appointmentId: id,
    state,
    startsAt: visit.startsAt.toString(),
    mode,
    serviceName,
    officeName,
    applicantName,
    resourceNames,
    isGroup,
    hasEmail,
    reasons,
    replacement: replacement
      ? {
          offeringId: replacement.offeringId,
          resourceId: replacement.resourceId,
          officeName: names.get(replacement.officeId) ?? '',
          start: fromEpochMinute(replacement.start).toString(),
          isSameOffice: replacement.officeId === visit.officeId,
        }
      : null,
  }
}
