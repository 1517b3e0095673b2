import { m } from '#app/locales/generated/messages.js'
import { errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { CheckField, SelectField, TextField } from '#app/ui/field.tsx'
import { ANY_WISH, WISH_NOTICES, WISH_WEEKDAYS, type WishForm } from '../earlier-wish.ts'

/** On the form of a booking: one box to tick, and what only those need who tick it behind a line. */
export function WishBox({ typed, problems }: { typed: WishForm | null; problems: FormErrors }) {
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">
        {m.proposals_wish_legend()} <span className="kern-label__optional">{m.common_optional()}</span>
      </legend>
      <div className="kern-fieldset__body">
        <p className="kern-hint">{m.proposals_wish_hint()}</p>
        <CheckField name="earlier" defaultChecked={typed !== null} label={m.proposals_wish_check()} />
        <details className="tp-fold" open={typed !== null}>
          <summary>{m.proposals_wish_more()}</summary>
          <WishFields typed={typed ?? ANY_WISH} problems={problems} />
        </details>
      </div>
    </fieldset>
  )
}

/** When somebody could come: weekdays, time of day, not before, how long before. Nothing chosen means anything. */
export function WishFields({ typed, problems }: { typed: WishForm; problems: FormErrors }) {
  return (
    <div className="tp-stack">
      <fieldset className="kern-fieldset">
        <legend className="kern-label">{m.proposals_wish_weekdays()}</legend>
        <p className="kern-hint">{m.proposals_wish_weekdays_hint()}</p>
        <div className="kern-fieldset__body kern-fieldset__body--horizontal">
          {WISH_WEEKDAYS.map((day) => (
            <CheckField
              key={day}
              name="wishWeekdays"
              id={`wishWeekdays-${day}`}
              value={String(day)}
              defaultChecked={typed.weekdays.includes(String(day))}
              label={weekdayName(day)}
            />
          ))}
        </div>
      </fieldset>
      <SelectField
        name="wishTime"
        label={m.proposals_wish_time()}
        defaultValue={typed.time}
        options={[
          { value: 'any', label: m.proposals_wish_time_any() },
          { value: 'morning', label: m.proposals_wish_time_morning() },
          { value: 'afternoon', label: m.proposals_wish_time_afternoon() },
        ]}
      />
      <TextField
        name="wishNotBefore"
        type="date"
        label={m.proposals_wish_not_before()}
        hint={m.proposals_wish_not_before_hint()}
        optional
        defaultValue={typed.notBefore}
        error={errorOf(problems, 'wishNotBefore')}
      />
      <SelectField
        name="wishNotice"
        label={m.proposals_wish_notice()}
        hint={m.proposals_wish_notice_hint()}
        defaultValue={typed.notice}
        options={WISH_NOTICES.map((minutes) => ({ value: String(minutes), label: noticeName(minutes) }))}
      />
    </div>
  )
}

/** The same as hidden fields. */
export function HiddenWish({ wish }: { wish: WishForm | null }) {
  if (!wish) return null
  return (
    <>
      <input type="hidden" name="earlier" value="on" />
      {wish.weekdays.map((day) => (
        <input key={day} type="hidden" name="wishWeekdays" value={day} />
      ))}
      <input type="hidden" name="wishTime" value={wish.time} />
      <input type="hidden" name="wishNotBefore" value={wish.notBefore} />
      <input type="hidden" name="wishNotice" value={wish.notice} />
    </>
  )
}

export function weekdayName(day: (typeof WISH_WEEKDAYS)[number]): string {
  return {
    1: m.proposals_monday,
    2: m.proposals_tuesday,
    3: m.proposals_wednesday,
    4: m.proposals_thursday,
    5: m.proposals_friday,
    6: m.proposals_saturday,
  }[day]()
}

export function noticeName(minutes: (typeof WISH_NOTICES)[number]): string {
  return {
    120: m.proposals_notice_two_hours,
    1440: m.proposals_notice_one_day,
    2880: m.proposals_notice_two_days,
    10080: m.proposals_notice_one_week,
  }[minutes]()
}
