import { type City, type CityOptions, createCity } from '#tests/factories/city.ts'
import { type Answer, openStaffSite, type StaffSite } from '../access/staff-site.ts'

export type LeadSite = StaffSite & {
  city: City
  cookie: string
  formToken: string
  /** Sends the editor's form of a rule; answers where the draft is, or the answer with the problems. */
  edit(kind: string, ruleId: string, form: Record<string, string | string[]>): Promise<Answer>
  /** Loads a draft's page. */
  look(draftId: string): Promise<DraftPage>
  save(draftId: string, form?: Record<string, string | string[]>): Promise<Answer>
}

type DraftPage = { found: { simulation: import('#app/features/openings/draft.ts').Simulation } | null }

/** A city whose first caseworker leads the department, signed in. */
export async function openLeadSite(now: { at: Temporal.Instant }, options: CityOptions = {}): Promise<LeadSite> {
  const site = await openStaffSite(now)
  const city = await createCity(site.db, { ...options, passwordHash: site.passwordHash })
  await site.db.sql`UPDATE staff SET roles = '{caseworker,lead}' WHERE id = ${city.staffIds[0]!}`
  const { cookie, formToken } = await site.session(city.staffEmails[0]!)
  const post = (file: string, params: Record<string, string>, form: Record<string, string | string[]>) =>
    site.ask(file, { method: 'POST', params, cookie, form: { formToken, officeId: city.officeId, ...form } })
  return {
    ...site,
    city,
    cookie,
    formToken,
    edit: (kind, ruleId, form) => post('routes/staff/rule.tsx', { kind, ruleId }, form),
    async look(draftId) {
      return (await site.ask('routes/staff/calendar-draft.tsx', { params: { draftId }, cookie })).body as DraftPage
    },
    save: (draftId, form = {}) => post('routes/staff/calendar-draft.tsx', { draftId }, { intent: 'save', ...form }),
  }
}

/** Id of the draft that an answer leads to. */
export function draftOf(answer: Answer): string {
  const location = answer.headers.get('location') ?? ''
  const id = /\/entwurf\/([0-9a-f-]{36})$/.exec(location)?.[1]
  if (!id) throw new Error(`no draft: ${answer.status} ${location} ${JSON.stringify(answer.body)}`)
  return id
}
