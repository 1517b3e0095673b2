import type { ReactNode } from 'react'
import type { StaffRole } from '#app/features/access/staff-member.ts'
import { m } from '#app/locales/generated/messages.js'
import { type WorkNavigationItem, WorkPage } from '#app/ui/work-page.tsx'
import type { WorkFrame } from '../work-frame.ts'

export type WorkPlace = 'day' | 'team' | 'openings' | 'settings' | 'tasks' | 'desk' | 'admin' | 'calendars' | 'account'

/** A work page with the navigation of this person's roles. */
export function StaffPage({
  frame,
  current,
  children,
}: {
  frame: WorkFrame
  current?: WorkPlace
  children: ReactNode
}) {
  return (
    <WorkPage
      navigation={navigationOf(frame, current)}
      person={{ name: frame.name, place: frame.place ?? rolesInWords(frame.roles) }}
      formToken={frame.formToken}
    >
      {children}
    </WorkPage>
  )
}

function navigationOf({ roles, waiting }: WorkFrame, current: WorkPlace | undefined): WorkNavigationItem[] {
  const has = (...wanted: StaffRole[]) => wanted.some((role) => roles.includes(role))
  const items: (WorkNavigationItem & { for: boolean })[] = [
    {
      for: has('caseworker', 'lead'),
      href: '/dienst',
      icon: 'today',
      label: m.staff_nav_day(),
      current: current === 'day',
      count: waiting,
      countLabel: m.staff_nav_waiting(),
    },
    {
      for: has('caseworker', 'lead'),
      href: '/dienst/team',
      icon: 'calendar_month',
      label: m.staff_nav_team(),
      current: current === 'team',
    },
    {
      for: has('lead', 'admin'),
      href: '/dienst/sprechzeiten',
      icon: 'schedule',
      label: m.openings_nav(),
      current: current === 'openings',
    },
    {
      for: has('lead', 'admin'),
      href: '/dienst/leistungen',
      icon: 'tune',
      label: m.settings_nav(),
      current: current === 'settings',
    },
    {
      for: has('caseworker', 'lead', 'call_centre'),
      href: '/dienst/aufgaben',
      icon: 'task_alt',
      label: m.openings_nav_tasks(),
      current: current === 'tasks',
    },
    {
      for: has('call_centre'),
      href: '/telefonservice',
      icon: 'support_agent',
      label: m.staff_nav_desk(),
      current: current === 'desk',
    },
    {
      for: has('admin'),
      href: '/verwaltung',
      icon: 'settings',
      label: m.staff_nav_admin(),
      current: current === 'admin',
    },
    {
      for: has('caseworker', 'lead'),
      href: '/dienst/kalender',
      icon: 'event_repeat',
      label: m.calendars_title(),
      current: current === 'calendars',
    },
    {
      for: true,
      href: '/dienst/konto',
      icon: 'account_circle',
      label: m.staff_nav_account(),
      current: current === 'account',
    },
  ]
  return items.filter((item) => item.for)
}

export function rolesInWords(roles: readonly StaffRole[]): string {
  const words: Record<StaffRole, () => string> = {
    caseworker: m.staff_role_caseworker,
    call_centre: m.staff_role_call_centre,
    lead: m.staff_role_lead,
    admin: m.staff_role_admin,
  }
  return roles.map((role) => words[role]()).join(', ')
}
