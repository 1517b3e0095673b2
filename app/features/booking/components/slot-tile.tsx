import type { Locale } from '#app/lib/locale.ts'
import { formatClock } from '#app/ui/format.ts'
import type { Tile } from '../slot-days.ts'
import { slotValue } from '../slot-value.ts'

/**
 * One time as a radio button over a tile; `place` says where, when that is not chosen yet. Not `required`: a browser that cannot show its
 * complaint inside a closed part of a long day would just not send the form, so the server says what is missing.
 */
export function SlotTile({ tile, locale, place }: { tile: Tile; locale: Locale; place: string | null }) {
  const { at, zone, offeringId } = tile
  const id = `z${Date.parse(at) / 60_000}`
  return (
    <div className="tp-tile">
      <input type="radio" name="zeit" id={id} value={slotValue(offeringId, at)} />
      <label htmlFor={id}>
        {formatClock({ at, zone, locale })}
        {place ? <small>{place}</small> : null}
      </label>
    </div>
  )
}
