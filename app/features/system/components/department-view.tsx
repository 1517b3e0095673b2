import { modeWord } from '#app/features/workplace/components/mode-words.ts'
import { rolesInWords } from '#app/features/workplace/components/staff-page.tsx'
import { m } from '#app/locales/generated/messages.js'
import type { DepartmentDetail } from '../find-department.server.ts'
import { SettingsTable } from './settings-table.tsx'

/** What belongs to a department: offices, services with their rules, people. */
export function DepartmentView({ department: { offices, services, staff } }: { department: DepartmentDetail }) {
  return (
    <>
      <SettingsTable
        id="offices"
        title={m.admin_offices()}
        columns={[m.admin_name(), m.admin_address(), m.admin_time_zone(), m.admin_land(), m.admin_step_free()]}
        rows={offices.map((office) => [
          office.name,
          office.address,
          office.timeZone,
          office.land ?? '–',
          office.stepFree ? m.admin_yes() : m.admin_no(),
        ])}
      />
      <SettingsTable
        id="services"
        title={m.admin_services()}
        columns={[
          m.admin_name(),
          m.admin_leika(),
          m.admin_duration(),
          m.admin_modes(),
          m.admin_lead_time(),
          m.admin_horizon(),
          m.admin_offices(),
        ]}
        rows={services.map((service) => [
          service.active ? service.name : `${service.name} (${m.admin_inactive()})`,
          service.leikaKey || '–',
          m.admin_duration_value({
            minutes: service.durationMinutes,
            before: service.bufferMinutes[0],
            after: service.bufferMinutes[1],
          }),
          service.modes.map(modeWord).join(', '),
          durationWords(service.leadTimeMinutes),
          m.admin_days({ count: service.horizonDays }),
          String(service.offices),
        ])}
      />
      <SettingsTable
        id="people"
        title={m.admin_people()}
        columns={[m.admin_name(), m.staff_roles(), m.admin_place(), m.admin_account()]}
        rows={staff.map((person) => [
          person.name,
          rolesInWords(person.roles) || '–',
          person.places.join(' · ') || '–',
          person.active ? (person.canSignIn ? m.admin_can_sign_in() : m.admin_no_password()) : m.admin_inactive(),
        ])}
      />
    </>
  )
}

const MINUTES_PER_DAY = 1440

function durationWords(minutes: number): string {
  if (minutes >= MINUTES_PER_DAY && minutes % MINUTES_PER_DAY === 0)
    return m.admin_days({ count: minutes / MINUTES_PER_DAY })
  if (minutes >= 60 && minutes % 60 === 0) return m.admin_hours({ count: minutes / 60 })
  return m.common_minutes({ count: minutes })
}
