import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { TextField } from '#app/ui/field.tsx'
import type { CalendarsPage } from '../get-calendars-page.server.ts'
import { useWhen } from './use-when.ts'

type Props = { feed: CalendarsPage['feed']; formToken: string; zone: string }

/** The secret link under which the owner's calendar program reads their appointments. */
export function FeedBox({ feed, formToken, zone }: Props) {
  return (
    <section className="tp-box tp-stack tp-narrow" aria-labelledby="eigene-termine">
      <h2 className="tp-h3" id="eigene-termine" tabIndex={-1}>
        {m.calendars_feed()}
      </h2>
      <p>{m.calendars_feed_text()}</p>
      {feed ? <FeedLink feed={feed} formToken={formToken} zone={zone} /> : <NoFeed formToken={formToken} />}
    </section>
  )
}

function NoFeed({ formToken }: { formToken: string }) {
  return (
    <form method="post" className="tp-stack">
      <FormToken value={formToken} />
      <p className="tp-muted">{m.calendars_feed_none()}</p>
      <Button name="aktion" value="link" icon="add">
        {m.calendars_feed_create()}
      </Button>
    </form>
  )
}

function FeedLink({ feed, formToken, zone }: { feed: NonNullable<Props['feed']>; formToken: string; zone: string }) {
  const when = useWhen(zone)
  return (
    <>
      <TextField
        name="link"
        label={m.calendars_feed_address()}
        hint={m.calendars_feed_address_hint()}
        defaultValue={feed.url}
        // A new link is a new field: what is in one does not change by itself.
        key={feed.url}
        readOnly
      />
      <ButtonLink look="secondary" icon="open_in_new" href={feed.url.replace(/^https?:/, 'webcal:')}>
        {m.calendars_feed_open()}
      </ButtonLink>
      <Facts
        facts={[
          { icon: 'event', label: m.calendars_feed_issued(), value: when(feed.issuedAt) },
          {
            icon: 'refresh',
            label: m.calendars_feed_read(),
            value: feed.lastReadAt ? when(feed.lastReadAt) : m.calendars_feed_never_read(),
          },
        ]}
      />
      <details className="tp-fold">
        <summary>{m.calendars_feed_change()}</summary>
        <form method="post" className="tp-stack">
          <FormToken value={formToken} />
          <p>{m.calendars_feed_renew_text()}</p>
          <div className="tp-row">
            <Button look="secondary" name="aktion" value="link">
              {m.calendars_feed_renew()}
            </Button>
            <Button look="secondary" name="aktion" value="link-beenden">
              {m.calendars_feed_revoke()}
            </Button>
          </div>
        </form>
      </details>
    </>
  )
}
