import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { pictureOf, voicesHeard } from './media-probe.ts'

/** Up to four browsers draw, send and decode on as few cores as the machine has. */
const patient = expect.configure({ timeout: 60_000 })

/** The room as one party has it on the screen. `name` is how the others see this party. */
export class VisitPage {
  readonly page: Page
  readonly name: string

  constructor(page: Page, name: string) {
    this.page = page
    this.name = name
  }

  picture(name: string): Locator {
    return this.page.getByLabel(`Bild: ${name}`)
  }

  screenOf(name: string): Locator {
    return this.page.getByLabel(`Bildschirm: ${name}`)
  }

  control(name: string | RegExp): Locator {
    return this.page.getByRole('navigation', { name: 'Gespräch steuern' }).getByRole('button', { name })
  }

  /** What a screen reader was told of who comes, goes and shows something. */
  get announced(): Locator {
    return this.page.getByRole('status')
  }

  async expectSees(others: readonly VisitPage[]): Promise<void> {
    await Promise.all(others.map(({ name }) => expectMoving(this.picture(name))))
  }

  /** The sound of so many others is decoded and not silent. */
  async expectHears(count: number): Promise<void> {
    await patient.poll(() => voicesHeard(this.page)).toBe(count)
  }

  async expectPeople(count: number): Promise<void> {
    await patient(this.page.getByText(count === 1 ? '1 Person' : `${count} Personen`, { exact: true })).toBeVisible()
  }

  /** Remembers the pictures as they are now; `check` fails if one of them was started afresh or stands still since. */
  async watch(others: readonly VisitPage[]): Promise<{ check(): Promise<void> }> {
    const before = await Promise.all(others.map(({ name }) => pictureOf(this.picture(name))))
    const check = async () => {
      await this.expectSees(others)
      const now = await Promise.all(others.map(({ name }) => pictureOf(this.picture(name))))
      expect(now.map(({ track }) => track)).toEqual(before.map(({ track }) => track))
    }
    return { check }
  }

  async openPeople(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Personen' }).click()
  }

  async leave(): Promise<void> {
    await this.control('Verlassen').click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Verlassen' }).click()
  }
}

/** More frames are shown, and they differ from each other. */
export async function expectMoving(video: Locator): Promise<void> {
  await patient(video).toBeVisible()
  await patient.poll(async () => (await pictureOf(video)).frames).toBeGreaterThan(0)
  const before = await pictureOf(video)
  await patient
    .poll(async () => {
      const now = await pictureOf(video)
      return { went: now.frames > before.frames + 3, changed: now.look !== before.look }
    })
    .toEqual({ went: true, changed: true })
}
