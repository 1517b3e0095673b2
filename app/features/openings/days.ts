/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export function toDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}

export function fromDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
