import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormToken } from '#app/features/access/components/form-token.tsx'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { readClosedDaysForm } from '#app/features/openings/closed-days-form.ts'
import { ClosureList } from '#app/features/openings/components/closure-list.tsx'
import { HolidayTable } from '#app/features/openings/components/holiday-table.tsx'
import { problemWords } from '#app/features/openings/components/problem-words.ts'
import { ClosureFields } from '#app/features/openings/components/rule-fields.tsx'
import { RulesHeader } from '#app/features/openings/components/rules-header.tsx'
import { typedFields } from '#app/features/openings/components/typed-fields.ts'
import { one, readFormValues } from '#app/features/openings/form-values.ts'
import { listHolidays, readYear } from '#app/features/openings/holiday-year.ts'
import { draftPath } from '#app/features/openings/paths.ts'
import { requireRules } from '#app/features/openings/require-rules.server.ts'
import { storeDraft } from '#app/features/openings/store-draft.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'

const PATH = '/dienst/sprechzeiten/schliesstage'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.openings_closed_title(), data?.isInvalid, m.common_workplace()) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const query = new URL(request.url).searchParams
  const page = await requireRules(context, staff, query.get('dienststelle'))
  const year = readYear(query.get('jahr'), page.today)
  const holidays = listHolidays(page.rules.office.land, year, page.rules.holidays)
  const frame = await getWorkFrame(context.db, staff, context.now())
  return { ...page, year, holidays, frame, isInvalid: wasInvalid(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const values = readFormValues(form)
  const { rules, today } = await requireRules(context, staff, one(values, 'officeId'))
  const { problems, changes } = readClosedDaysForm(values, { rules, today, newId: randomUUID })
  if (problems.length > 0) return invalid(context, { values, problems })
  if (changes.length === 0) return redirect(`${PATH}?dienststelle=${rules.office.id}`)
  return redirect(draftPath(await storeDraft(context.db, { staff, officeId: rules.office.id, changes }, context.now())))
}

export default function ClosedDays() {
  const { rules, offices, today, year, holidays, frame } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = usePageFacts()
  const values = answer?.values ?? {}
  const errors = problemWords(answer?.problems ?? [], locale)
  const field = typedFields(values, errors)
  const { office } = rules
  const yearHref = (other: number) => `${PATH}?dienststelle=${office.id}&jahr=${other}#holidays`
  return (
    <StaffPage frame={frame} current="openings">
      <RulesHeader title={m.openings_closed_title()} path={PATH} place="closed" office={office} offices={offices} />
      <ErrorSummary errors={errors} />
      <div className="tp-halves">
        <ClosureList closures={rules.closures} />
        <section className="tp-box tp-stack" aria-labelledby="close">
          <h2 className="tp-h3" id="close">
            {m.openings_close_form()}
          </h2>
          <form method="post" className="tp-stack" noValidate>
            <FormToken value={frame.formToken} />
            <input type="hidden" name="intent" value="close" />
            <input type="hidden" name="officeId" value={office.id} />
            <ClosureFields values={values} errors={errors} />
            <Button icon="arrow_forward">{m.openings_close_submit()}</Button>
          </form>
        </section>
      </div>
      <section className="tp-box tp-stack tp-stack--tight" aria-labelledby="holidays">
        <div className="tp-row tp-row--between">
          <h2 className="tp-h3" id="holidays">
            {m.openings_holidays_title({ year })}
          </h2>
          <nav className="tp-row" aria-label={m.openings_holidays_title({ year })}>
            {[year - 1, year + 1].map((other) => (
              <a key={other} href={yearHref(other)}>
                {m.openings_year_previous({ year: other })}
              </a>
            ))}
          </nav>
        </div>
        <p className="tp-small tp-muted">
          {office.land ? m.openings_holidays_hint({ land: office.land }) : m.openings_holidays_no_land()}
        </p>
        <HolidayTable rows={holidays} officeId={office.id} today={today} formToken={frame.formToken} />
        <h3 className="tp-h4">{m.openings_holiday_add()}</h3>
        <form method="post" className="tp-stack" noValidate>
          <FormToken value={frame.formToken} />
          <input type="hidden" name="intent" value="holiday" />
          <input type="hidden" name="officeId" value={office.id} />
          <input type="hidden" name="closed" value="yes" />
          <div className="tp-pair">
            <TextField {...field('date')} type="date" label={m.openings_date()} />
            <TextField {...field('holidayName')} label={m.openings_holiday_add_name()} optional />
          </div>
          <Button look="secondary" icon="add">
            {m.openings_holiday_add()}
          </Button>
        </form>
      </section>
    </StaffPage>
  )
}
