import type { Channel } from '#app/features/scheduling/quota.ts'
import { m } from '#app/locales/generated/messages.js'
import type { FormErrors } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { type FormValues, one } from '../form-values.ts'
import { CHANNELS } from '../rules.ts'
import { channelWord } from './rule-words.ts'
import { typedFields } from './typed-fields.ts'

type Props = { values: FormValues; errors: FormErrors }

/** One row a channel: how much it may take, and from when on. */
export function QuotaFields({ values, errors }: Props) {
  const hasError = errors.some(({ field }) => CHANNELS.some((channel) => field.startsWith(`${channel}-`)))
  const hasQuota = CHANNELS.some((channel) => isUsed(channel, values))
  return (
    <details className="tp-fold" open={hasQuota || hasError}>
      <summary className="tp-h3">{m.openings_form_quotas()}</summary>
      <div className="tp-stack">
        <p className="tp-small tp-muted">{m.openings_form_quotas_hint()}</p>
        {CHANNELS.map((channel) => (
          <ChannelFields key={channel} channel={channel} values={values} errors={errors} />
        ))}
      </div>
    </details>
  )
}

function isUsed(channel: Channel, values: FormValues): boolean {
  return one(values, `${channel}-limit`) !== '' || one(values, `${channel}-releaseDays`) !== ''
}

function ChannelFields({ channel, values, errors }: Props & { channel: Channel }) {
  const typed = typedFields(values, errors)
  const field = (name: string) => typed(`${channel}-${name}`)
  const number = (name: string, label: string, max: number) => (
    <TextField {...field(name)} label={label} inputMode="numeric" maxLength={String(max).length} />
  )
  return (
    <fieldset className="tp-field tp-quota">
      <legend className="tp-strong">{channelWord(channel)}</legend>
      <div className="tp-quota__grid">
        <SelectField
          {...field('limit')}
          label={m.openings_form_limit()}
          options={[
            { value: '', label: m.openings_form_limit_none() },
            { value: 'share', label: m.openings_form_limit_share() },
            { value: 'count', label: m.openings_form_limit_count() },
          ]}
        />
        {number('value', m.openings_form_value(), 1000)}
        {number('lifted', m.openings_form_lifted(), 730)}
        {number('releaseDays', m.openings_form_release_days(), 730)}
        <TextField {...field('releaseTime')} type="time" label={m.openings_form_release_time()} />
        {number('lots', m.openings_form_lots(), 20)}
        {number('spread', m.openings_form_spread(), 2880)}
      </div>
    </fieldset>
  )
}
