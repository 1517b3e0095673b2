import type { MailLocale } from '../blocks.ts'
import type { Guest } from '../facts.ts'

export type GuestMail = 'confirmed' | 'moved' | 'reminder' | 'cancelled' | 'uninvited'

/** What a mail says to somebody who takes part in the appointment of another person. */
export type GuestWords = { subject: (when: string) => string; heading: string; intro: string }

type Texts = { roles: Record<Guest['role'], string> } & Record<GuestMail, (invitedBy: string, as: string) => GuestWords>

const texts: Record<MailLocale, Texts> = {
  de: {
    roles: {
      companion: 'als Begleitung',
      interpreter: 'zum Dolmetschen',
      sign_language_interpreter: 'zum Dolmetschen in Gebärdensprache',
      guardian: 'als gesetzliche Vertretung',
    },
    confirmed: (invitedBy, as) => ({
      subject: (when) => `Einladung: Termin am ${when}`,
      heading: 'Sie sind zu einem Termin eingeladen',
      intro: `${invitedBy} hat bei uns einen Termin gebucht und lädt Sie ${as} dazu ein. Sie können nicht teilnehmen? Bitte sagen Sie ${invitedBy} Bescheid. Ist die Einladung ein Irrtum, brauchen Sie nichts zu tun.`,
    }),
    moved: (invitedBy) => ({
      subject: (when) => `Neue Zeit: Termin am ${when}`,
      heading: 'Der Termin hat eine neue Zeit',
      intro: `der Termin von ${invitedBy}, zu dem Sie eingeladen sind, wurde verschoben. Ab jetzt gilt die folgende Zeit, die frühere gilt nicht mehr.`,
    }),
    reminder: (invitedBy) => ({
      subject: (when) => `Erinnerung: Termin am ${when}`,
      heading: 'Erinnerung an einen Termin',
      intro: `bald ist es so weit. Wir erinnern Sie an den Termin von ${invitedBy}, zu dem Sie eingeladen sind:`,
    }),
    cancelled: (invitedBy) => ({
      subject: (when) => `Abgesagt: Termin am ${when}`,
      heading: 'Der Termin ist abgesagt',
      intro: `dieser Termin von ${invitedBy}, zu dem Sie eingeladen waren, wurde abgesagt:`,
    }),
    uninvited: (invitedBy) => ({
      subject: (when) => `Einladung zurückgenommen: Termin am ${when}`,
      heading: 'Sie sind nicht mehr eingeladen',
      intro: `${invitedBy} hat die Einladung zu diesem Termin zurückgenommen. Ihr Zugang gilt nicht mehr.`,
    }),
  },
  en: {
    roles: {
      companion: 'as a companion',
      interpreter: 'as an interpreter',
      sign_language_interpreter: 'as a sign language interpreter',
      guardian: 'as a legal representative',
    },
    confirmed: (invitedBy, as) => ({
      subject: (when) => `Invitation: appointment on ${when}`,
      heading: 'You are invited to an appointment',
      intro: `${invitedBy} has booked an appointment with us and invites you to take part ${as}. You cannot attend? Please tell ${invitedBy}. If the invitation is a mistake, you do not need to do anything.`,
    }),
    moved: (invitedBy) => ({
      subject: (when) => `New time: appointment on ${when}`,
      heading: 'The appointment has a new time',
      intro: `The appointment of ${invitedBy} to which you are invited has been moved. From now on the time below is valid, the earlier one no longer is.`,
    }),
    reminder: (invitedBy) => ({
      subject: (when) => `Reminder: appointment on ${when}`,
      heading: 'A reminder of an appointment',
      intro: `The appointment of ${invitedBy} to which you are invited is coming up soon:`,
    }),
    cancelled: (invitedBy) => ({
      subject: (when) => `Cancelled: appointment on ${when}`,
      heading: 'The appointment is cancelled',
      intro: `This appointment of ${invitedBy}, to which you were invited, has been cancelled:`,
    }),
    uninvited: (invitedBy) => ({
      subject: (when) => `Invitation withdrawn: appointment on ${when}`,
      heading: 'You are no longer invited',
      intro: `${invitedBy} has withdrawn the invitation to this appointment. Your access has ended.`,
    }),
  },
}

/** Opening of a mail to a guest: who has the appointment, and in what part the guest comes. */
export function guestWords(mail: GuestMail, guest: Guest, locale: MailLocale): GuestWords {
  const text = texts[locale]
  return text[mail](guest.invitedBy, text.roles[guest.role])
}
