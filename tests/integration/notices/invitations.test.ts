import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinToken } from '#app/features/booking/link-tokens.ts'
import { calendarFile } from '#app/features/notices/calendar-file.ts'
import { findAppointmentFacts } from '#app/features/notices/queries.server.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import { hashToken } from '#app/lib/tokens.ts'
import { type Office, openOffice } from './office.ts'
import { readInvitation } from './read-invitation.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice('2027-03-25T08:00:00Z')
})
afterAll(() => office.close())

async function mailsTo(address: string) {
  await office.work()
  return office.mail.mails.filter((mail) => mail.to === address)
}

describe('the life of an appointment in a calendar', () => {
  it('create, move, move, cancel: one UID, rising SEQUENCE, right METHOD, exact recipient, UTC across the change to summer time', async () => {
    const email = 'leben@example.org'
    const { appointmentId, icalUid } = await office.book({ email, startsAt: '2027-03-27T09:00:00Z' })
    await office.change(appointmentId, { version: 1 }, 'confirmed')
    await office.work()
    await office.move(appointmentId, '2027-03-29T08:00:00Z')
    await office.work()
    await office.move(appointmentId, '2027-10-31T09:00:00Z')
    await office.work()
    await office.cancel(appointmentId)
    const mails = await mailsTo(email)
    const common = { uid: icalUid, organizer: 'termine@example.org', attendees: [email] }
    expect(mails.map(readInvitation)).toEqual([
      {
        method: 'REQUEST',
        sequence: 0,
        status: 'CONFIRMED',
        start: '2027-03-27T09:00:00.000Z',
        end: '2027-03-27T09:20:00.000Z',
        ...common,
      },
      {
        method: 'REQUEST',
        sequence: 1,
        status: 'CONFIRMED',
        start: '2027-03-29T08:00:00.000Z',
        end: '2027-03-29T08:20:00.000Z',
        ...common,
      },
      {
        method: 'REQUEST',
        sequence: 2,
        status: 'CONFIRMED',
        start: '2027-10-31T09:00:00.000Z',
        end: '2027-10-31T09:20:00.000Z',
        ...common,
      },
      {
        method: 'CANCEL',
        sequence: 3,
        status: 'CANCELLED',
        start: '2027-10-31T09:00:00.000Z',
        end: '2027-10-31T09:20:00.000Z',
        ...common,
      },
    ])
    const texts = mails.map((mail) => mail.parsed.text?.replace(/\s+/g, ' ') ?? '')
    expect(texts[0]).toContain('Samstag, 27. März 2027, 10:00 bis 10:20 Uhr (MEZ)')
    expect(texts[1]).toContain('Montag, 29. März 2027, 10:00 bis 10:20 Uhr (MESZ)')
    expect(texts[3]).toContain('Sonntag, 31. Oktober 2027, 10:00 bis 10:20 Uhr (MEZ)')
    expect(new Set(mails.map((mail) => mail.parsed.messageId)).size).toBe(4)
    expect(mails.every((mail) => mail.parsed.from?.value[0]?.address === 'termine@example.org')).toBe(true)
  })

  it('neither the concern nor a token nor the code gets into the calendar', async () => {
    const email = 'neutral@example.org'
    const booked = await office.book({ email, name: 'Erika Beispiel' })
    await office.change(booked.appointmentId, { serviceName: 'Schuldnerberatung' }, 'confirmed')
    const [mail] = await mailsTo(email)
    const calendars = mail!.parsed.attachments.map((part) => part.content.toString('utf8').replaceAll('\r\n ', ''))
    for (const secret of ['Schuldner', booked.manageToken, booked.joinToken, booked.code, 'Erika'])
      for (const calendar of calendars) expect(calendar).not.toContain(secret)
    expect(mail!.parsed.subject).toBe('Ihr Termin am 27. März, 11:00 Uhr – Stadt Probehausen')
  })

  it('the download has the same UID and sequence and invites nobody', async () => {
    const { appointmentId, icalUid } = await office.book()
    await office.move(appointmentId, '2027-03-30T08:00:00Z')
    const facts = await findAppointmentFacts(office.db.sql, appointmentId)
    const text = calendarFile(facts!, 'en', office.deps.settings, office.now())
    expect(text).toContain('METHOD:PUBLISH')
    expect(text).toContain(`UID:${icalUid}`)
    expect(text).toContain('SEQUENCE:1')
    expect(text).toContain('DTSTART:20270330T080000Z')
    expect(text).not.toContain('ATTENDEE')
  })
})

describe('links in mails', () => {
  it('a request carries the link whose hash the database knows, and no invitation', async () => {
    const email = 'anfrage@example.org'
    const { appointmentId, confirmToken } = await office.book({
      email,
      state: 'requested',
      expiresAt: office.now().add({ hours: 2 }),
    })
    await office.change(appointmentId, { version: 1 }, 'please_confirm')
    const [mail] = await mailsTo(email)
    expect(mail!.parsed.text).toContain(`https://termine.example.org/termin/bestaetigen/${confirmToken}`)
    expect(mail!.parsed.attachments).toEqual([])
    const [row] = await office.db.sql<
      { confirmTokenHash: string }[]
    >`SELECT confirm_token_hash FROM appointment WHERE id = ${appointmentId}`
    expect(row!.confirmTokenHash).toBe(hashToken(confirmToken))
  })

  it('a video mail in English leads to the waiting room and to the own page', async () => {
    const email = 'english@example.org'
    const { appointmentId, manageToken, joinToken } = await office.book({ email, locale: 'en' })
    await office.change(appointmentId, { version: 1 }, 'confirmed')
    const [mail] = await mailsTo(email)
    expect(mail!.parsed.headers.get('content-language')).toBe('en')
    expect(mail!.parsed.text).toContain('Apply for an identity card')
    expect(mail!.parsed.text).toContain(`https://termine.example.org/besuch/${joinToken}`)
    expect(mail!.parsed.text).toContain(`https://termine.example.org/termin/${manageToken}`)
  })

  it('a link the database does not know is left out, and the code takes its place', async () => {
    const email = 'import@example.org'
    const { appointmentId, manageToken, code } = await office.book({ email, mode: 'phone', phone: '+49 171 2345678' })
    await office.change(appointmentId, { manageTokenHash: null }, 'confirmed')
    const [mail] = await mailsTo(email)
    expect(mail!.parsed.text).not.toContain(manageToken)
    expect(mail!.parsed.text).toContain(`${code.slice(0, 4)}-${code.slice(4)}`)
    expect(mail!.parsed.text).toContain('Endziffern 678')
    expect(mail!.parsed.text).not.toContain('2345678')
  })

  it('a companion gets a link to the visit and none to the appointment', async () => {
    const { appointmentId, manageToken, code } = await office.book()
    const [companion] = await office.db.sql<{ id: string }[]>`
      INSERT INTO party (appointment_id, role, name, email) VALUES (${appointmentId}, 'companion', 'Kim Begleitung', 'begleitung@example.org') RETURNING id`
    const token = joinToken(office.tokenKey, companion!.id)
    await office.db.sql`UPDATE party SET join_token_hash = ${hashToken(token)} WHERE id = ${companion!.id}`
    await office.db.transaction((tx) =>
      queueNotice(tx, { appointmentId, partyId: companion!.id, kind: 'confirmed', now: office.now() }),
    )
    const [mail] = await mailsTo('begleitung@example.org')
    expect(mail!.parsed.text).toContain(`/besuch/${token}`)
    expect(mail!.parsed.text).not.toContain(manageToken)
    expect(mail!.parsed.text).not.toContain(code.slice(0, 4))
  })

  it('a summary leads to the page and says until when', async () => {
    const email = 'danke@example.org'
    const { appointmentId, manageToken } = await office.book({
      email,
      state: 'completed',
      startsAt: '2027-03-24T09:00:00Z',
    })
    await office.change(appointmentId, { version: 1 }, 'summary')
    const [mail] = await mailsTo(email)
    expect(mail!.parsed.text).toContain(manageToken)
    expect(mail!.parsed.text).toContain('23. April 2027')
  })
})
