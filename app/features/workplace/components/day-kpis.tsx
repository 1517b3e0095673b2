import type { DayFigures } from '#app/features/statistics/day-figures.ts'
import { m } from '#app/locales/generated/messages.js'

/** The figures above a day. */
export function DayKpis({ figures, title }: { figures: DayFigures; title: string }) {
  const rows: [string, string][] = [
    [title, String(figures.appointments)],
    [m.staff_kpi_waiting(), String(figures.waiting)],
    [m.staff_kpi_running(), String(figures.running)],
    [
      m.staff_kpi_mean_wait(),
      figures.meanWaitMinutes === null ? '–' : m.staff_minutes_short({ count: figures.meanWaitMinutes }),
    ],
    [m.staff_kpi_no_show(), String(figures.noShow)],
  ]
  return (
    <dl className="tp-kpis">
      {rows.map(([label, value]) => (
        <div className="tp-kpi" key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
