import { z } from 'zod'
import { LANDS } from '../scheduling/holidays.ts'
import { CHANNELS } from '../scheduling/quota.ts'
import { RESOURCE_KINDS } from '../scheduling/requirements.ts'
import { clockTime, email, instant, isoDate, lowerName, sourceId, text, timeZone } from './field-formats.ts'
import { DEPARTMENT_LIMITS, type Limit, MOST_RESOURCES, SERVICE_LIMITS } from './rule-limits.ts'

const modes = z.enum(['video', 'phone', 'on_site'])
const minutesOfDay = z.int().min(0).max(1440)
const within = ({ min, max }: Limit) => z.int().min(min).max(max)

const municipality = z.strictObject({
  slug: lowerName,
  name: text,
  shortName: text,
  ags: z.string().nullish(),
  street: z.string().optional(),
  postalCode: z.string().optional(),
  city: z.string().optional(),
  phone: z.string().optional(),
  email: email.optional(),
  website: z.string().optional(),
})

const department = z.strictObject({
  id: sourceId,
  slug: lowerName.optional(),
  name: text,
  topic: text.optional(),
  topicEn: z.string().optional(),
  icon: z.string().optional(),
  email: email.optional(),
  phone: z.string().optional(),
  requestMinutes: within(DEPARTMENT_LIMITS.requestMinutes).optional(),
  offerMinutes: within(DEPARTMENT_LIMITS.offerMinutes).optional(),
  proposalHours: within(DEPARTMENT_LIMITS.proposalHours).optional(),
  restMinMinutes: within(DEPARTMENT_LIMITS.restMinMinutes).optional(),
  restMaxMinutes: within(DEPARTMENT_LIMITS.restMaxMinutes).optional(),
  appointmentRetentionDays: within(DEPARTMENT_LIMITS.appointmentRetentionDays).optional(),
  documentRetentionDays: within(DEPARTMENT_LIMITS.documentRetentionDays).optional(),
  endToEnd: z.boolean().optional(),
})

const office = z.strictObject({
  id: sourceId,
  department: sourceId,
  slug: lowerName.optional(),
  name: text,
  street: z.string().optional(),
  postalCode: z.string().optional(),
  city: z.string().optional(),
  directions: z.string().optional(),
  stepFree: z.boolean().optional(),
  phone: z.string().optional(),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
  timeZone,
  land: z.enum(LANDS).nullable(),
  holidays: z.array(z.strictObject({ date: isoDate, name: z.string().optional(), closed: z.boolean() })).default([]),
  closures: z.array(z.strictObject({ first: isoDate, last: isoDate, reason: z.string().optional() })).default([]),
})

const checklistItem = z.strictObject({
  id: sourceId,
  title: text,
  titleEn: z.string().optional(),
  hint: z.string().optional(),
  hintEn: z.string().optional(),
  required: z.boolean().optional(),
  upload: z.boolean().optional(),
})

const service = z.strictObject({
  id: sourceId,
  department: sourceId,
  slug: lowerName.optional(),
  leikaKey: z
    .string()
    .regex(/^99\d{12}$/, 'is no LeiKa key: 14 digits that begin with 99')
    .nullish(),
  name: text,
  nameEn: z.string().optional(),
  summary: z.string().optional(),
  summaryEn: z.string().optional(),
  description: z.string().optional(),
  descriptionEn: z.string().optional(),
  fee: z.string().optional(),
  feeEn: z.string().optional(),
  synonyms: z.array(text).optional(),
  checklist: z.array(checklistItem).default([]),
  durationMinutes: within(SERVICE_LIMITS.durationMinutes),
  bufferBeforeMinutes: within(SERVICE_LIMITS.bufferBeforeMinutes).default(0),
  bufferAfterMinutes: within(SERVICE_LIMITS.bufferAfterMinutes).default(0),
  modes: z.array(modes).min(1),
  leadTimeMinutes: within(SERVICE_LIMITS.leadTimeMinutes).default(0),
  horizonDays: within(SERVICE_LIMITS.horizonDays).default(60),
  gridMinutes: within(SERVICE_LIMITS.gridMinutes).default(5),
  moveLimit: within(SERVICE_LIMITS.moveLimit).default(2),
  popular: z.boolean().optional(),
  maxPersons: within(SERVICE_LIMITS.maxPersons).optional(),
  extraPersonMinutes: within(SERVICE_LIMITS.extraPersonMinutes).optional(),
  combinable: z.boolean().optional(),
  maxActivePerContact: within(SERVICE_LIMITS.maxActivePerContact).nullish(),
  asksBirthYear: z.boolean().optional(),
  requirements: z
    .array(z.strictObject({ kind: z.enum(RESOURCE_KINDS), count: z.int().min(1).max(MOST_RESOURCES) }))
    .default([]),
})

const offering = z.strictObject({
  id: sourceId,
  service: sourceId,
  office: sourceId,
  modes: z.array(modes).min(1).optional(),
})

const staff = z.strictObject({
  id: sourceId,
  department: sourceId.nullish(),
  name: text,
  email,
  roles: z.array(z.enum(['caseworker', 'call_centre', 'lead', 'admin'])),
  locale: z.enum(['de', 'en']).optional(),
  password: z.string().min(8).optional(),
})

const pause = z.strictObject({ from: clockTime, to: clockTime })
const window = z.strictObject({ from: clockTime, to: clockTime, breaks: z.array(pause).default([]) })
const days = z.int().min(0).max(730)
const quota = z
  .strictObject({
    channel: z.enum(CHANNELS),
    maxShare: z.int().min(0).max(100).optional(),
    maxCount: z.int().min(0).optional(),
    releaseDays: days.optional(),
    releaseTime: clockTime.optional(),
    releaseLots: z.int().min(1).max(20).default(1),
    releaseSpreadMinutes: z.int().min(0).max(2880).default(0),
    liftedDays: days.optional(),
  })
  .refine(({ maxShare, maxCount }) => maxShare === undefined || maxCount === undefined, {
    error: 'has maxShare and maxCount; only one of them can hold',
  })
  .refine(({ maxShare, maxCount, releaseDays }) => (maxShare ?? maxCount ?? releaseDays) !== undefined, {
    error: 'limits nothing: one of maxShare, maxCount and releaseDays is needed',
  })
const opening = window.extend({
  weekday: z.int().min(1).max(7),
  validFrom: isoDate.optional(),
  validTo: isoDate.nullish(),
  everyWeeks: z.int().min(1).max(52).default(1),
  weekOfMonth: z.union([z.literal(-1), z.int().min(1).max(5)]).optional(),
  offerings: z.array(sourceId).default([]),
  modes: z.array(modes).min(1).optional(),
  quotas: z.array(quota).default([]),
})

const resource = z.strictObject({
  id: sourceId,
  office: sourceId,
  kind: z.enum(RESOURCE_KINDS).default('caseworker'),
  staff: sourceId.nullish(),
  name: text,
  place: z.string().optional(),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/, 'is no language code such as "tr"')).default([]),
  offerings: z.array(sourceId).default([]),
  openings: z.array(opening).default([]),
  exceptions: z.array(z.strictObject({ date: isoDate, windows: z.array(window) })).default([]),
  absences: z
    .array(z.strictObject({ id: sourceId.optional(), start: instant, end: instant, reason: z.string().optional() }))
    .default([]),
})

const group = z.strictObject({
  office: sourceId,
  name: text,
  members: z.array(sourceId).min(1),
  openings: z.array(opening).default([]),
})

const party = z.strictObject({
  name: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  locale: z.enum(['de', 'en']).optional(),
})

const appointment = z.strictObject({
  id: sourceId,
  offering: sourceId,
  resources: z.array(sourceId).default([]),
  state: z
    .enum(['booked', 'completed', 'cancelled', 'no_show', 'technical_failure', 'expired', 'held', 'requested'])
    .default('booked'),
  mode: modes,
  channel: z.enum(['public', 'call_centre', 'internal']).optional(),
  start: instant,
  end: instant,
  bufferBeforeMinutes: minutesOfDay.optional(),
  bufferAfterMinutes: minutesOfDay.optional(),
  expiresAt: instant.nullish(),
  createdAt: instant.optional(),
  cancelledBy: z.enum(['citizen', 'staff']).nullish(),
  cancelReason: z.string().nullish(),
  party: party.optional(),
  languageWish: z.string().optional(),
  aidsWish: z.string().optional(),
  note: z.string().optional(),
})

/** The import file, version 1; import-format.md describes every field for people. */
export const catalogueFile = z.strictObject({
  format: z.literal('sprechzeit/1'),
  municipality,
  departments: z.array(department),
  offices: z.array(office),
  services: z.array(service),
  offerings: z.array(offering),
  staff: z.array(staff).default([]),
  resources: z.array(resource).default([]),
  groups: z.array(group).default([]),
  appointments: z.array(appointment).optional(),
})

/** As written in a file, before times are read and defaults filled in. */
export type CatalogueInput = z.input<typeof catalogueFile>
export type Catalogue = z.output<typeof catalogueFile>
export type CatalogueOffice = Catalogue['offices'][number]
export type CatalogueService = Catalogue['services'][number]
export type CatalogueResource = Catalogue['resources'][number]
export type CatalogueAppointment = NonNullable<Catalogue['appointments']>[number]
export type CatalogueGroup = Catalogue['groups'][number]
export type CatalogueOpening = CatalogueResource['openings'][number]
export type CatalogueWindow = CatalogueResource['exceptions'][number]['windows'][number]
