import type { StaffMember } from '#app/features/access/staff-member.ts'
import {
  type FreeTimes,
  findVisitChoice,
  listFreeTimes,
  type VisitChoice,
} from '#app/features/booking/queries.server.ts'
import type { VisitWish } from '#app/features/booking/slot-query.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { PrismaClient } from '#prisma/client.ts'
import type { Reader } from '#prisma/sql.ts'
import type { AbleResource } from './get-change-page.server.ts'
import { listPlaces, type OfferingPlace } from './list-places.server.ts'
import { chosenDay } from './work-day.ts'

export type Mode = 'video' | 'phone' | 'on_site'
export type BookingQuestion = {
  offeringId: string | null
  mode: Mode | null
  person: string | null
  tag: string | null
  /** Several persons or services, an interpreter. */
  wish: VisitWish
  locale: Locale
}

export type BookingPage = {
  offerings: OfferingPlace[]
  offering: OfferingPlace | null
  mode: Mode | null
  /** null without an offering. */
  visit: VisitChoice | null
  /** Everybody and everything of the department; `isAble` for the offering. */
  resources: AbleResource[]
  person: string | null
  zone: string
  date: string
  free: FreeTimes
}

/** What the booking form needs for a choice of service, mode, person and date; what is not chosen is what the person does first. */
export async function getBookingPage(
  { prisma, sql }: { prisma: PrismaClient; sql: Reader },
  staff: StaffMember,
  question: BookingQuestion,
  now: Temporal.Instant,
): Promise<BookingPage> {
  const { offerings } = await listPlaces(prisma, staff)
  const resources = await prisma.resource.findMany({
    where: { active: true, office: { departmentId: staff.departmentId ?? '' } },
    select: {
      id: true,
      name: true,
      kind: true,
      offerings: { select: { offeringId: true } },
      office: { select: { timeZone: true } },
    },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
  })
  const chosenPerson = resources.find(({ id }) => id === question.person)
  const own = resources.find(({ id }) => staff.resourceIds.includes(id))
  const does = (id: string) => (chosenPerson ?? own)?.offerings.some(({ offeringId }) => offeringId === id) ?? false
  const offering =
    offerings.find(({ id }) => id === question.offeringId) ??
    offerings.find(({ id }) => does(id)) ??
    offerings[0] ??
    null
  const mode = offering && (offering.modes.find((one) => one === question.mode) ?? preferred(offering.modes))
  const zone = (chosenPerson ?? own ?? resources[0])?.office.timeZone ?? 'Europe/Berlin'
  const { date } = chosenDay(question.tag, now, zone)
  const { wish, locale } = question
  const visit = offering && (await findVisitChoice(sql, { serviceId: offering.serviceId, wish, locale }))
  const resourceId = chosenPerson?.id ?? null
  const free =
    offering && mode
      ? await listFreeTimes(sql, { ...visit, offeringId: offering.id, mode, date, resourceId }, now)
      : { times: [], next: null }
  return {
    offerings,
    offering,
    mode,
    visit,
    resources: resources.map(({ id, name, kind, offerings: can }) => ({
      id,
      name,
      kind,
      isAble: can.some(({ offeringId }) => offeringId === offering?.id),
    })),
    person: chosenPerson?.id ?? null,
    zone,
    date: date.toString(),
    free,
  }
}

/** Whoever stands at the counter or calls comes on site more often than not. */
function preferred(modes: readonly Mode[]): Mode | null {
  return modes.includes('on_site') ? 'on_site' : (modes[0] ?? null)
}
