import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { telephoneLink } from '#app/ui/public-page.tsx'

/** Below every list: the other ways to the right service. */
export function NotFoundHelp() {
  const { phone } = usePageFacts().municipality
  return (
    <p>
      {m.public_not_found_before()} <a href="/anliegen">{m.public_all_services()}</a> {m.public_not_found_or()}{' '}
      <a href={telephoneLink(phone)}>{m.public_call({ phone })}</a>.
    </p>
  )
}
