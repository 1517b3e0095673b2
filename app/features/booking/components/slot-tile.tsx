import type { Locale } from '#app/lib/locale.ts'
import { formatClock } from '#app/ui/format.ts'
import { slotValue } from '../slot-value.ts'
import type { Tile } from '../slot-days.ts'

/** One time as a radio button over a tile; `place` says where, when that is not chosen yet. */
export function SlotTile({ tile, locale, place }: { tile: Tile; locale: Locale; place: string | null }) {
  const { at, zone, offeringId } = tile
  return (
    <div className="tp-tile">
      <input type="radio" name="zeit" id={`z${at}`} value={slotValue(offeringId, at)} required />
      <label htmlFor={`z${at}`}>
        {formatClock({ at, zone, locale })}
        {place ? <small>{place}</small> : null}
      </label>
    </div>
  )
}
