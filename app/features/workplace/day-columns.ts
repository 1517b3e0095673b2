/** Rows of the day view: five minutes each. */
export const ROW_MINUTES = 5

export type Placed = { from: number; to: number }
export type Lane<T> = { item: T; row: number; span: number; lane: number; lanes: number }

/**
 * The hours a day view shows, as minutes of the local day on full hours: what is wished, widened so that no item falls outside.
 */
export function shownHours(items: readonly Placed[], wish: Placed = { from: 8 * 60, to: 16 * 60 }): Placed {
  const from = Math.min(wish.from, ...items.map((item) => item.from))
  const to = Math.max(wish.to, ...items.map((item) => item.to))
  return { from: Math.floor(from / 60) * 60, to: Math.min(24 * 60, Math.ceil(to / 60) * 60) }
}

/**
 * Places the items of one column into grid rows (from 1) and, where they overlap, side by side into lanes. Items that touch do not
 * overlap. All items of a cluster share its number of lanes, so that their edges align.
 */
export function placeItems<T extends Placed>(items: readonly T[], shown: Placed): Lane<T>[] {
  const sorted = [...items].sort((a, b) => a.from - b.from || b.to - a.to)
  const placed: Lane<T>[] = []
  let cluster: Lane<T>[] = []
  let clusterEnd = Number.NEGATIVE_INFINITY
  const close = () => {
    const lanes = Math.max(0, ...cluster.map((entry) => entry.lane)) + 1
    for (const entry of cluster) placed.push({ ...entry, lanes })
    cluster = []
  }
  for (const item of sorted) {
    const { row, span, end } = rowsOf(item, shown)
    if (row >= clusterEnd) close()
    cluster.push({ item, row, span, lane: freeLane(cluster, row), lanes: 1 })
    clusterEnd = cluster.length === 1 ? end : Math.max(clusterEnd, end)
  }
  close()
  return placed
}

/** How far through the shown hours `minute` is, from 0 to 1; null outside. For the line that marks now. */
export function shareOf(minute: number, shown: Placed): number | null {
  if (minute < shown.from || minute >= shown.to) return null
  return (minute - shown.from) / (shown.to - shown.from)
}

function rowsOf(item: Placed, shown: Placed): { row: number; span: number; end: number } {
  const row = Math.floor((item.from - shown.from) / ROW_MINUTES) + 1
  const end = Math.ceil((item.to - shown.from) / ROW_MINUTES) + 1
  return { row, end, span: Math.max(1, end - row) }
}

function freeLane(cluster: readonly Lane<unknown>[], row: number): number {
  for (let lane = 0; ; lane++) {
    if (!cluster.some((entry) => entry.lane === lane && entry.row + entry.span > row)) return lane
  }
}
