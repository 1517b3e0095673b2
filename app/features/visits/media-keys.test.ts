import { beforeAll, describe, expect, test } from 'vitest'
import { newGroupKey, newPageKey, openKey, type SealFacts, safetyNumber, sealKey } from './media-keys.ts'

type Page = Awaited<ReturnType<typeof newPageKey>> & { partyId: string }
let kim: Page
let anna: Page
let stranger: Page

beforeAll(async () => {
  const page = async (partyId: string) => ({ ...(await newPageKey()), partyId })
  ;[kim, anna, stranger] = await Promise.all([page('kim'), page('anna'), page('stranger')])
})

const holder = ({ partyId, publicKey }: Page) => ({ partyId, publicKey })
const facts = (): SealFacts => ({ appointmentId: 'a1', epoch: 3, by: holder(kim), for: holder(anna) })

describe('a sealed group key', () => {
  test('is opened by the page it was sealed for', async () => {
    const key = newGroupKey()
    const sealed = await sealKey(key, kim.pair, facts())
    expect(new Uint8Array(await openKey(sealed, anna.pair, facts()))).toEqual(new Uint8Array(key))
  })

  test('is not opened by anybody else', async () => {
    const sealed = await sealKey(newGroupKey(), kim.pair, facts())
    await expect(openKey(sealed, stranger.pair, facts())).rejects.toThrow()
    await expect(openKey(sealed, stranger.pair, { ...facts(), for: holder(stranger) })).rejects.toThrow()
  })

  test('counts for one sender, one visit and one epoch only', async () => {
    const sealed = await sealKey(newGroupKey(), kim.pair, facts())
    await expect(openKey(sealed, anna.pair, { ...facts(), by: holder(stranger) })).rejects.toThrow()
    await expect(openKey(sealed, anna.pair, { ...facts(), epoch: 4 })).rejects.toThrow()
    await expect(openKey(sealed, anna.pair, { ...facts(), appointmentId: 'a2' })).rejects.toThrow()
  })

  test('cannot be made in the name of somebody else', async () => {
    const forged = await sealKey(newGroupKey(), stranger.pair, facts())
    await expect(openKey(forged, anna.pair, facts())).rejects.toThrow()
  })
})

describe('the safety number', () => {
  test('is the same on both sides, in whatever order the keys came', async () => {
    const number = await safetyNumber('a1', [holder(kim), holder(anna)])
    expect(number).toMatch(/^\d{4}( \d{4}){4}$/)
    expect(await safetyNumber('a1', [holder(anna), holder(kim)])).toBe(number)
  })

  test('differs as soon as one key was exchanged or added on the way', async () => {
    const number = await safetyNumber('a1', [holder(kim), holder(anna)])
    const exchanged = { partyId: 'anna', publicKey: stranger.publicKey }
    expect(await safetyNumber('a1', [holder(kim), exchanged])).not.toBe(number)
    expect(await safetyNumber('a1', [holder(kim), holder(anna), holder(stranger)])).not.toBe(number)
  })
})
