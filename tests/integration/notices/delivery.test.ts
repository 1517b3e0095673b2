import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listNotices } from '#app/features/notices/queries.server.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import { sendNotice } from '#app/features/notices/send-notice.server.ts'
import { sweepNotices } from '#app/features/notices/sweep-notices.server.ts'
import { openPrisma } from '#prisma/client.ts'
import { type Office, openOffice } from './office.ts'
import { readInvitation } from './read-invitation.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice('2027-03-15T08:00:00Z')
})
afterEach(() => office.close())

const confirm = (appointmentId: string) => office.change(appointmentId, { version: 1 }, 'confirmed')
const remind = (appointmentId: string) => office.change(appointmentId, { version: 1 }, 'reminder')
const jobs = () =>
  office.db.sql<{ payload: Record<string, string>; attempts: number; seconds: number }[]>`
    SELECT payload, attempts, extract(epoch FROM run_at - now())::int AS seconds FROM graphile_worker._private_jobs ORDER BY id`
/** The runner may take away a job a moment after its work is done. */
const noJobsLeft = () => vi.waitFor(async () => expect(await jobs()).toEqual([]), { timeout: 10_000 })
const events = () =>
  office.db.sql<{ type: string; data: object }[]>`SELECT type, data FROM event WHERE type LIKE 'notice%' ORDER BY id`

describe('queueing', () => {
  it('twice for the same change sends once', async () => {
    const { appointmentId } = await office.book()
    expect(await confirm(appointmentId)).not.toBeNull()
    expect(await confirm(appointmentId)).toBeNull()
    await office.work()
    expect(office.mail.mails).toHaveLength(1)
  })

  it('in a transaction that fails leaves neither notice nor job', async () => {
    const { appointmentId } = await office.book()
    const failing = office.db.transaction(async (tx) => {
      await queueNotice(tx, { appointmentId, kind: 'confirmed', now: office.now() })
      throw new Error('something else went wrong')
    })
    await expect(failing).rejects.toThrow('something else')
    expect(await office.notices(appointmentId)).toEqual([])
    expect(await jobs()).toEqual([])
  })

  it('writes to nobody who has no e-mail address', async () => {
    const { appointmentId } = await office.book({ email: null, phone: '0211 123' })
    expect(await confirm(appointmentId)).toBeNull()
    expect(await jobs()).toEqual([])
  })

  it('puts ids and nothing else into the job', async () => {
    const { appointmentId } = await office.book()
    const noticeId = await confirm(appointmentId)
    expect((await jobs()).map((job) => job.payload)).toEqual([{ noticeId }])
  })

  it('calls back to the waiting room each time it is asked to, with the way back and the time to return', async () => {
    const { appointmentId } = await office.book()
    for (const round of [1, 2]) {
      expect(await office.change(appointmentId, { version: round }, 'your_turn')).not.toBeNull()
      await office.work()
    }
    expect(office.mail.mails).toHaveLength(2)
    const [notice] = await office.notices(appointmentId)
    expect(notice).toMatchObject({ kind: 'your_turn', state: 'sent' })
    const mail = JSON.stringify(office.mail.mails[0])
    expect(mail).toContain('/besuch/')
    expect(mail).toContain('5 Minuten')
  })

  it('is listed for staff without address or content', async () => {
    const { appointmentId } = await office.book({ email: 'geheim@example.org' })
    await confirm(appointmentId)
    await office.work()
    const prisma = openPrisma(office.databaseUrl, { max: 1 })
    const listed = await listNotices(prisma, appointmentId)
    await prisma.$disconnect()
    expect(listed).toMatchObject([{ kind: 'confirmed', channel: 'email', state: 'sent', attempts: 1, reason: null }])
    expect(JSON.stringify(listed)).not.toContain('geheim')
  })
})

describe('a mail server that is away', () => {
  it('loses nothing: every mail is delivered once when it is back, and the reminder of what was cancelled meanwhile is not', async () => {
    const booked = await Promise.all([1, 2, 3].map((n) => office.book({ email: `nummer${n}@example.org` })))
    const cancelledOne = await office.book({ email: 'abgesagt@example.org' })
    await office.mail.stop()
    for (const { appointmentId } of booked) await confirm(appointmentId)
    await remind(cancelledOne.appointmentId)
    await office.work()
    await office.work({ everything: true })
    for (const { appointmentId } of booked)
      expect(await office.notices(appointmentId)).toMatchObject([{ state: 'queued', attempts: 2, reason: 'ESOCKET' }])
    expect((await jobs()).every((job) => job.seconds <= 300 || job.seconds > 80_000)).toBe(true)
    office.setClock(office.now().add({ hours: 40 }))
    await office.cancel(cancelledOne.appointmentId)
    await office.work({ everything: true })

    await office.mail.start()
    // a server that has just come back may refuse once more
    await vi.waitFor(
      async () => {
        await office.work({ everything: true })
        expect(await jobs()).toEqual([])
      },
      { timeout: 60_000, interval: 200 },
    )
    expect(office.mail.mails.map((mail) => mail.to).sort()).toEqual(
      ['abgesagt@example.org', ...[1, 2, 3].map((n) => `nummer${n}@example.org`)].sort(),
    )
    expect(office.mail.mails.filter((mail) => mail.parsed.subject?.startsWith('Erinnerung'))).toEqual([])
    expect((await events()).map((event) => event.type)).toEqual(Array(4).fill('notice_sent'))
  })

  it('for more than two days makes it a matter for people', async () => {
    const { appointmentId } = await office.book({ startsAt: office.now().add({ hours: 200 }) })
    await confirm(appointmentId)
    await office.mail.stop()
    await office.work()
    office.setClock(office.now().add({ hours: 49 }))
    await office.work({ everything: true })
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'failed', reason: 'ESOCKET' }])
    expect(await events()).toMatchObject([{ type: 'notice_failed', data: { kind: 'confirmed' } }])
  })

  it('or busy is asked again', async () => {
    const { appointmentId } = await office.book()
    await confirm(appointmentId)
    office.mail.behave({ do: 'refuse', code: 451, reply: '4.7.1 try again later' })
    await office.work()
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'queued', reason: '451 4.7.1' }])
    office.mail.behave({ do: 'accept' })
    await office.work({ everything: true })
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'sent', attempts: 2, reason: null }])
  })
})

describe('a recipient who is refused for good', () => {
  it('makes the notice failed with an event, without the address, and it is not tried again', async () => {
    const { appointmentId } = await office.book({ email: 'unbekannt@example.org' })
    await confirm(appointmentId)
    office.mail.behave({ do: 'refuse', code: 550, reply: '5.1.1 <unbekannt@example.org> unknown' })
    await office.work()
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'failed', attempts: 1, reason: '550 5.1.1' }])
    expect(await events()).toMatchObject([{ type: 'notice_failed' }])
    expect(JSON.stringify(await events())).not.toContain('unbekannt@')
    await noJobsLeft()
  })

  it('also when the address is none', async () => {
    const { appointmentId } = await office.book({ email: 'a@example.org, b@example.org' })
    await confirm(appointmentId)
    await office.work()
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'failed', reason: 'bad_address' }])
    expect(office.mail.mails).toEqual([])
  })
})

describe('reminders', () => {
  it('wait until 24 hours before, measured on the clock of the installation', async () => {
    const { appointmentId } = await office.book({ startsAt: office.now().add({ hours: 30 }) })
    await remind(appointmentId)
    const [job] = await jobs()
    expect(job!.seconds).toBeGreaterThan(6 * 3600 - 60)
    expect(job!.seconds).toBeLessThanOrEqual(6 * 3600)
    await office.work()
    await office.work({ everything: true })
    expect(office.mail.mails).toEqual([])
    office.setClock(office.now().add({ hours: 6 }))
    await office.work({ everything: true })
    expect(office.mail.mails.map((mail) => mail.parsed.subject)).toEqual([
      expect.stringMatching(/^Erinnerung: Ihr Termin am 16\. März, 15:00 Uhr/),
    ])
    expect(office.mail.mails[0]!.parsed.attachments).toEqual([])
  })

  it('are not queued for an appointment within 24 hours', async () => {
    const { appointmentId } = await office.book({ startsAt: office.now().add({ hours: 24 }) })
    expect(await remind(appointmentId)).toBeNull()
  })

  it('follow the appointment when it moves, and only the new time is reminded of', async () => {
    const { appointmentId } = await office.book({ startsAt: '2027-03-17T10:00:00Z' })
    await remind(appointmentId)
    await office.move(appointmentId, '2027-03-25T10:00:00Z')
    expect((await office.notices(appointmentId)).filter((notice) => notice.kind === 'reminder')).toMatchObject([
      { sequence: 0, state: 'skipped', reason: 'superseded' },
      { sequence: 1, state: 'queued' },
    ])
    await office.work()
    expect(await jobs()).toHaveLength(1)
    office.setClock('2027-03-24T10:00:00Z')
    await office.work({ everything: true })
    expect(office.mail.mails.map((mail) => mail.parsed.subject?.split(':')[0])).toEqual(['Neue Zeit', 'Erinnerung'])
  })

  it('of a cancelled appointment lose their job at once', async () => {
    const { appointmentId } = await office.book()
    await remind(appointmentId)
    await office.cancel(appointmentId)
    await office.work()
    await noJobsLeft()
    expect((await office.notices(appointmentId)).find((notice) => notice.kind === 'reminder')).toMatchObject({
      state: 'skipped',
      reason: 'not_booked',
    })
  })

  it('are dropped when the worker comes too late', async () => {
    const { appointmentId } = await office.book({ startsAt: office.now().add({ hours: 25 }) })
    await remind(appointmentId)
    office.setClock(office.now().add({ hours: 26 }))
    await office.work({ everything: true })
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'skipped', reason: 'past' }])
    expect(office.mail.mails).toEqual([])
  })
})

it('a request that ran out is not asked to be confirmed any more', async () => {
  const { appointmentId } = await office.book({ state: 'requested', expiresAt: office.now().add({ hours: 2 }) })
  await office.change(appointmentId, { version: 1 }, 'please_confirm')
  office.setClock(office.now().add({ hours: 2 }))
  await office.work()
  expect(await office.notices(appointmentId)).toMatchObject([{ state: 'skipped', reason: 'request_expired' }])
})

it('two jobs for one notice at the same time send one mail', async () => {
  const { appointmentId } = await office.book()
  const noticeId = (await confirm(appointmentId))!
  await Promise.all([1, 2, 3].map(() => sendNotice(office.deps, noticeId)))
  expect(office.mail.mails).toHaveLength(1)
})

describe('a worker killed in the middle of sending', () => {
  const workers: ChildProcess[] = []
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL')
  })

  async function killWhileSending(mailsBefore: number): Promise<void> {
    office.mail.behave({ do: 'keep silent' })
    const script = new URL('./worker-process.ts', import.meta.url).pathname
    const worker = spawn(
      process.execPath,
      [script, office.databaseUrl, office.mail.url, office.now().toString(), office.tokenKey.toString('hex')],
      {
        stdio: 'ignore',
      },
    )
    workers.push(worker)
    await office.mail.waitForMails(mailsBefore + 1)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    office.mail.behave({ do: 'accept' })
    await waitForFreeLock()
  }

  /** The database notices the death of the worker by itself, an instant later. */
  async function waitForFreeLock(): Promise<void> {
    for (;;) {
      const [locks] = await office.db.sql<{ held: number }[]>`
        SELECT count(*) AS held FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
      if (locks!.held === 0) return
    }
  }

  it('repeats the mail once, with the same Message-ID, UID and SEQUENCE', async () => {
    const { appointmentId } = await office.book()
    await confirm(appointmentId)
    await killWhileSending(0)
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'queued', attempts: 1 }])
    expect(await sweepNotices(office.db, office.now(), 0)).toBe(1)
    await office.work()
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'sent', attempts: 2 }])
    const [first, second] = office.mail.mails
    expect(office.mail.mails).toHaveLength(2)
    expect(second!.parsed.messageId).toBe(first!.parsed.messageId)
    expect(readInvitation(second!)).toEqual(readInvitation(first!))
    expect(await sweepNotices(office.db, office.now(), 0)).toBe(0)
    await office.work({ everything: true })
    expect(office.mail.mails).toHaveLength(2)
  })

  it('twice over the same mail leaves it to people instead of a third', async () => {
    const { appointmentId } = await office.book()
    await confirm(appointmentId)
    await killWhileSending(0)
    await sweepNotices(office.db, office.now(), 0)
    await killWhileSending(1)
    await sweepNotices(office.db, office.now(), 0)
    await office.work()
    expect(office.mail.mails).toHaveLength(2)
    expect(await office.notices(appointmentId)).toMatchObject([{ state: 'failed', reason: 'interrupted' }])
    expect(await events()).toMatchObject([{ type: 'notice_failed' }])
  })
})

describe('the sweep', () => {
  it('leaves alone what has a job or is fresh', async () => {
    const { appointmentId } = await office.book()
    await confirm(appointmentId)
    expect(await sweepNotices(office.db, office.now())).toBe(0)
    expect(await sweepNotices(office.db, office.now().add({ hours: 1 }))).toBe(0)
  })

  it('makes a job for a notice that lost its own', async () => {
    const { appointmentId } = await office.book()
    const noticeId = await confirm(appointmentId)
    await office.db.sql`SELECT graphile_worker.remove_job(${`notice:${noticeId}`})`
    expect(await sweepNotices(office.db, office.now().add({ minutes: 2 }))).toBe(1)
    await office.work()
    expect(office.mail.mails).toHaveLength(1)
  })

  it('makes a failure of a notice whose job was tried too often', async () => {
    const { appointmentId } = await office.book({ state: 'requested', expiresAt: office.now().add({ hours: 2 }) })
    await office.change(appointmentId, { confirmTokenHash: null }, 'please_confirm')
    await office.db
      .sql`SELECT graphile_worker.reschedule_jobs(array(SELECT id FROM graphile_worker.jobs), max_attempts => 1)`
    // On a busy machine the worker may not have given the failed job back yet when its round ends; the next sweep then finds it.
    await vi.waitFor(async () => {
      await office.work()
      await sweepNotices(office.db, office.now().add({ minutes: 2 }))
      expect(await office.notices(appointmentId)).toMatchObject([{ state: 'failed', reason: 'unexpected_fault' }])
    }, 10_000)
    expect(await events()).toMatchObject([{ type: 'notice_failed' }])
  })
})
