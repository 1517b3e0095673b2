import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import type { TurnSettings } from '#rooms/server/config.ts'
import { type Stack, startStack } from '#tests/setup/stack.ts'

/** A Monday in March at 10:05 in the city: offices are open, and citizens wait. */
export const CITY_CLOCK = '2027-03-15T09:05:00Z'

type WorkerFixtures = { stack: Stack; turn: TurnSettings | undefined; twoMediaNodes: boolean }

/** Tests that share one running product and its demo city. Each makes its own bookings. */
export const test = base.extend<{ baseURL: string }, WorkerFixtures>({
  turn: [undefined, { scope: 'worker', option: true }],
  twoMediaNodes: [false, { scope: 'worker', option: true }],
  stack: [
    async ({ turn, twoMediaNodes }, use, info) => {
      const stack = await startStack({ clock: CITY_CLOCK, twoMediaNodes, ...(turn ? { turn } : {}) })
      await use(stack)
      await stack.stop()
      const errors = stack.output.filter((line) => /"level":(50|60)/.test(line))
      if (errors.length > 0) throw new Error(`The product logged errors in ${info.project.name}:\n${errors.join('\n')}`)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.baseUrl),
})

export { expect }

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No violation of WCAG 2.2 A and AA nor of axe's best practices on the page as it stands, and nothing wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(', ')}`),
  ).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'the page is wider than the window').toBeLessThanOrEqual(0)
}
