import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { CloseDayForm } from '#app/features/openings/components/close-day-form.tsx'
import { RulesHeader } from '#app/features/openings/components/rules-header.tsx'
import { SavedNote } from '#app/features/openings/components/saved-note.tsx'
import { UpcomingRules } from '#app/features/openings/components/upcoming-rules.tsx'
import { WeekTable } from '#app/features/openings/components/week-table.tsx'
import { newRulePath, RULES_PATH } from '#app/features/openings/paths.ts'
import { requireRules } from '#app/features/openings/require-rules.server.ts'
import { readSaved } from '#app/features/openings/saved.ts'
import { weekRows } from '#app/features/openings/week-rows.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = () => [{ title: pageTitle(m.openings_title(), false, m.common_workplace()) }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const query = new URL(request.url).searchParams
  const page = await requireRules(context, staff, query.get('dienststelle'))
  return { ...page, frame: await getWorkFrame(context.db, staff, context.now()), saved: readSaved(query) }
}

export default function Openings() {
  const { rules, offices, today, frame, saved } = useLoaderData<typeof loader>()
  const { groups, sections } = weekRows(rules)
  const titles = { people: m.openings_people(), rooms: m.openings_rooms(), interpreters: m.openings_interpreters() }
  return (
    <StaffPage frame={frame} current="openings">
      <RulesHeader title={m.openings_title()} path={RULES_PATH} place="week" office={rules.office} offices={offices} />
      <SavedNote saved={saved} />
      <div className="tp-row">
        <ButtonLink icon="add" href={newRulePath('opening', rules.office.id)}>
          {m.openings_new_opening()}
        </ButtonLink>
        <ButtonLink look="secondary" icon="group_add" href={newRulePath('group', rules.office.id)}>
          {m.openings_new_group()}
        </ButtonLink>
        <CloseDayForm
          formToken={frame.formToken}
          officeId={rules.office.id}
          date={today}
          label={m.openings_close_today()}
        />
      </div>
      <section className="tp-stack tp-stack--tight" aria-labelledby="week">
        <h2 className="tp-h3" id="week">
          {m.openings_week_title()}
        </h2>
        <p className="tp-small tp-muted">{m.openings_week_hint()}</p>
        {groups.length > 0 ? (
          <>
            <h3 className="tp-h4">{m.openings_groups()}</h3>
            <WeekTable rows={groups} label={m.openings_groups()} today={today} />
          </>
        ) : null}
        {sections.map(({ kind, rows }) => (
          <div className="tp-stack tp-stack--tight" key={kind}>
            <h3 className="tp-h4">{titles[kind]}</h3>
            <WeekTable rows={rows} label={titles[kind]} today={today} />
          </div>
        ))}
      </section>
      <UpcomingRules rules={rules} />
    </StaffPage>
  )
}
