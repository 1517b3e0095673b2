import { m } from '#app/locales/generated/messages.js'
import type { AbleResource } from '../get-change-page.server.ts'

/** Caseworkers to choose from; who does not do the service is named with that. */
export function caseworkerOptions(resources: readonly AbleResource[]): { value: string; label: string }[] {
  return resources
    .filter(({ kind }) => kind === 'caseworker')
    .map(({ id, name, isAble }) => ({ value: id, label: isAble ? name : m.calendar_not_able({ name }) }))
}
