import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import calendarCss from '#app/assets/styles/calendar.css?url'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { readClock } from '#app/features/booking/place-form.ts'
import { tidyText } from '#app/features/booking/typed-text.ts'
import { blockTime } from '#app/features/workplace/block-time.server.ts'
import { BlockView } from '#app/features/workplace/components/block-view.tsx'
import { describeRefusal } from '#app/features/workplace/describe-refusal.server.ts'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { listBlocks } from '#app/features/workplace/list-blocks.server.ts'
import { unblockTime } from '#app/features/workplace/unblock-time.server.ts'
import { chosenDay } from '#app/features/workplace/work-day.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'

export const links = () => [{ rel: 'stylesheet', href: calendarCss }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.calendar_block_time(), data?.isInvalid, m.common_workplace()) },
]

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const query = new URL(request.url).searchParams
  const now = context.now()
  const zone = await findWorkZone(context.prisma, staff)
  return {
    ...(await listBlocks(context.prisma, staff, now)),
    frame: await getWorkFrame(context.db, staff, now),
    zone,
    date: chosenDay(query.get('tag'), now, zone).date.toString(),
    person: query.get('person'),
    marked: query.get('eintrag'),
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const now = context.now()
  const text = (name: string) => String(form.get(name) ?? '')
  const values = { person: text('person'), tag: text('tag'), von: text('von'), bis: text('bis'), notiz: text('notiz') }
  if (form.get('intent') === 'unblock') {
    if (!UUID.test(text('eintrag'))) throw notFound()
    const result = await refusalOf(() => unblockTime(context.db, { absenceId: text('eintrag'), staff }, now))
    if (result.ok) return redirect('/dienst/sperren', 303)
    if (result.refusal.code === 'not_found') throw notFound()
    const refusal = await describeRefusal(context.prisma, staff, result.refusal, [])
    return invalid(context, { values, problems: [], refusal }, result.refusal.status)
  }
  if (!UUID.test(values.person)) throw notFound()
  const zone = await findWorkZone(context.prisma, staff)
  const [from, to] = [readClock(values.tag, values.von, zone), readClock(values.tag, values.bis, zone)]
  const problems = [
    ...(from ? [] : [{ field: 'von', message: m.calendar_error_time() }]),
    ...(to && from && Temporal.Instant.compare(from, to) < 0
      ? []
      : [{ field: 'bis', message: m.calendar_error_until() }]),
  ]
  if (problems.length > 0 || !from || !to) return invalid(context, { values, problems, refusal: null })
  const block = { resourceId: values.person, staff, from, to, note: tidyText(values.notiz, 200) }
  const result = await refusalOf(() => blockTime(context.db, block, now))
  if (result.ok) return redirect(`/dienst/team?tag=${values.tag}`, 303)
  if (result.refusal.code === 'not_found') throw notFound()
  const refusal = await describeRefusal(context.prisma, staff, result.refusal, [])
  return invalid(context, { values, problems: [], refusal }, result.refusal.status)
}

export default function BlockTimePage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  return <BlockView {...page} answer={answer} />
}
