import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any page between its start and what a journey needs. */
const MOST_STOPS = 120

/**
 * Presses Tab until `target` has the focus, as somebody without a mouse does. Every stop on the way has to be visible: on the screen, not
 * behind something, with a mark around it.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab')
    // A browser scrolls the focus into sight in its own time.
    await expect.poll(() => page.evaluate(faultOfFocus), 'Tab leads to something that cannot be seen').toBeNull()
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not lead to ${target}`)
}

/** Tab, then Enter on a link or a button that leads to another page. */
export async function tabAndEnter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await enter(page)
}

/** Enter where it leads to another page: on a link or a button, or in a field whose form it sends. */
export async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Goes to a field and types; what was in it is replaced, as Tab selects it. */
export async function tabAndType(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

/** The focus is on something, not lost to the page as a whole. */
export async function expectFocusKept(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
}

/** Runs in the browser: what is wrong with the place of the focus, null when all is well. */
function faultOfFocus(): string | null {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const words = `${element.tagName.toLowerCase()} "${(element.textContent || element.getAttribute('name') || '').trim().slice(0, 40)}"`
  const box = element.getBoundingClientRect()
  if (box.width === 0 || box.height === 0) return `${words} has no size`
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, innerHeight / 2)]
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${words} is outside the window`
  const top = document.elementFromPoint(x, y)
  const isOnTop = top !== null && (element.contains(top) || top.contains(element) || top.closest('label') !== null)
  if (!isOnTop) return `${words} lies behind ${top?.tagName.toLowerCase()}.${top?.className}`
  const marked = [element, element.nextElementSibling, element.parentElement].some((candidate) => {
    if (!candidate) return false
    const style = getComputedStyle(candidate)
    return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
  })
  return marked ? null : `${words} shows no mark`
}
