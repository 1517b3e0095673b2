import { type City, type CityOptions, createCity } from '#tests/factories/city.ts'
import { type Answer, openStaffSite, type StaffSite } from '../access/staff-site.ts'

type Form = Record<string, string | string[]>
type Session = { cookie: string; formToken: string }

export type SettingsSite = StaffSite & {
  city: City
  /** The lead of the city's department, signed in. */
  lead: Session
  service(who?: Session): Promise<Answer>
  department(who?: Session): Promise<Answer>
  /** The form of the service as a browser would send it, with changes. */
  serviceForm(changes?: Form): Promise<Form>
  departmentForm(changes?: Form): Promise<Form>
  saveService(form: Form, who?: Session): Promise<Answer>
  saveDepartment(form: Form, who?: Session): Promise<Answer>
}

type Page = { tag: string; values: Record<string, string[]> }

/** A city whose first caseworker leads the department. */
export async function openSettingsSite(
  now: { at: Temporal.Instant },
  options: CityOptions = {},
): Promise<SettingsSite> {
  const site = await openStaffSite(now)
  const city = await createCity(site.db, { ...options, passwordHash: site.passwordHash })
  await site.db.sql`UPDATE staff SET roles = '{caseworker,lead}' WHERE id = ${city.staffIds[0]!}`
  const lead = await site.session(city.staffEmails[0]!)
  const params = { serviceId: city.serviceId }
  const path = `/dienst/fachbereich?fachbereich=${city.departmentId}`
  const service = (who = lead) => site.ask('routes/staff/service.tsx', { params, cookie: who.cookie })
  const department = (who = lead) => site.ask('routes/staff/department.tsx', { path, cookie: who.cookie })
  const formOf = ({ body }: Answer, changes: Form) => {
    const { tag, values } = body as Page
    return { seen: tag, ...values, ...changes }
  }
  return {
    ...site,
    city,
    lead,
    service,
    department,
    serviceForm: async (changes = {}) => formOf(await service(), changes),
    departmentForm: async (changes = {}) => formOf(await department(), changes),
    saveService: (form, { cookie, formToken } = lead) =>
      site.ask('routes/staff/service.tsx', { method: 'POST', params, cookie, form: { formToken, ...form } }),
    saveDepartment: (form, { cookie, formToken } = lead) =>
      site.ask('routes/staff/department.tsx', { method: 'POST', path, cookie, form: { formToken, ...form } }),
  }
}
