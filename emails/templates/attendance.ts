import type { Block, MailLocale } from '../blocks.ts'
import type { AttendanceFacts, ChecklistEntry, Mode } from '../facts.ts'

type Texts = {
  heading: string
  video: (minutes: number) => string
  videoNeeds: string
  phone: (ending: string) => string
  phoneGuest: (invitedBy: string) => string
  onSite: string
  stepFree: string
  notStepFree: (phone: string) => string
  bring: Record<Mode, string>
  optional: string
  joinButton: string
  rehearse: string
  rehearseLink: string
  manage: string
  manageLink: string
  manageButton: string
  withCode: (code: string) => string
  portalLink: string
  harmless: string
  onlyYours: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    heading: 'So läuft der Termin ab',
    video: (minutes) =>
      `Der Link öffnet Ihr Wartezimmer. Es ist ab ${minutes} Minuten vor dem Termin geöffnet. Dort prüfen Sie Kamera und Mikrofon, dann rufen wir Sie auf.`,
    videoNeeds:
      'Sie brauchen einen Computer, ein Tablet oder ein Smartphone mit Kamera und Mikrofon. Sie müssen nichts installieren.',
    phone: (ending) =>
      ending
        ? `Wir rufen Sie zur vereinbarten Zeit an, unter Ihrer Nummer mit den Endziffern ${ending}. Sie selbst müssen nicht anrufen.`
        : 'Wir rufen Sie zur vereinbarten Zeit an, unter der Nummer, die Sie angegeben haben. Sie selbst müssen nicht anrufen.',
    phoneGuest: (invitedBy) =>
      `Der Termin findet am Telefon statt. Wir rufen ${invitedBy} zur vereinbarten Zeit an. Bitte sprechen Sie miteinander ab, wie Sie teilnehmen.`,
    onSite: 'Bitte kommen Sie pünktlich zur angegebenen Adresse. Sie werden dort aufgerufen.',
    stepFree: 'Der Zugang ist stufenlos.',
    notStepFree: (phone) =>
      `Der Zugang hat Stufen. Wenn Sie einen stufenlosen Zugang brauchen, rufen Sie uns bitte vorher an: ${phone}.`,
    bring: { video: 'Bitte halten Sie bereit', phone: 'Bitte halten Sie bereit', on_site: 'Bitte bringen Sie mit' },
    optional: 'falls vorhanden',
    joinButton: 'Zum Wartezimmer',
    rehearse: 'Sie möchten vorher wissen, ob alles klappt? Die Probe dauert eine Minute und geht jederzeit.',
    rehearseLink: 'Technik proben',
    manage: 'Sie möchten Unterlagen hochladen, den Termin verschieben oder absagen?',
    manageLink: 'Meinen Termin öffnen',
    manageButton: 'Termin ansehen oder ändern',
    withCode: (code) =>
      `Mit dem Termincode ${code} und Ihrem Nachnamen können Sie den Termin auf unserer Seite ansehen, verschieben oder absagen.`,
    portalLink: 'Zur Terminseite',
    harmless:
      'Durch das Öffnen dieser Links geschieht nichts. Jede Änderung bestätigen Sie erst auf der Seite mit einer Schaltfläche. Geben Sie die Links bitte nicht weiter.',
    onlyYours: 'Der Link ist nur für Sie. Bitte geben Sie ihn nicht weiter.',
  },
  en: {
    heading: 'What to expect',
    video: (minutes) =>
      `The link opens your waiting room. It is open from ${minutes} minutes before the appointment. There you check your camera and microphone, then we call you in.`,
    videoNeeds:
      'You need a computer, tablet or smartphone with a camera and a microphone. There is nothing to install.',
    phone: (ending) =>
      ending
        ? `We call you at the time agreed, on your number ending in ${ending}. You do not need to call us.`
        : 'We call you at the time agreed, on the number you gave us. You do not need to call us.',
    phoneGuest: (invitedBy) =>
      `The appointment takes place by phone. We call ${invitedBy} at the time agreed. Please agree with each other how you take part.`,
    onSite: 'Please come to the address above on time. You will be called in there.',
    stepFree: 'The entrance is step-free.',
    notStepFree: (phone) =>
      `There are steps at the entrance. If you need step-free access, please call us beforehand: ${phone}.`,
    bring: { video: 'Please have ready', phone: 'Please have ready', on_site: 'Please bring' },
    optional: 'if you have it',
    joinButton: 'Go to the waiting room',
    rehearse: 'Would you like to know beforehand whether everything works? The rehearsal takes a minute, at any time.',
    rehearseLink: 'Rehearse the technology',
    manage: 'Would you like to upload documents, move or cancel the appointment?',
    manageLink: 'Open my appointment',
    manageButton: 'View or change the appointment',
    withCode: (code) =>
      `With the appointment code ${code} and your last name you can view, move or cancel the appointment on our website.`,
    portalLink: 'Go to the appointments page',
    harmless:
      'Opening these links changes nothing. You confirm every change on the page with a button. Please do not pass the links on.',
    onlyYours: 'The link is for you only. Please do not pass it on.',
  },
}

/** How the appointment takes place, what to have at hand, the one button and the way to change it. */
export function attendanceBlocks(facts: AttendanceFacts): Block[] {
  const text = texts[facts.locale]
  return [
    { type: 'subheading', text: text.heading },
    ...courseBlocks(facts, text),
    ...checklistBlocks(facts.checklist, facts.mode, text),
    ...linkBlocks(facts, text),
  ]
}

function courseBlocks(facts: AttendanceFacts, text: Texts): Block[] {
  switch (facts.mode) {
    case 'video':
      return [text.video(facts.waitingRoomMinutes), text.videoNeeds].map(paragraph)
    case 'phone':
      return [paragraph(facts.guest ? text.phoneGuest(facts.guest.invitedBy) : text.phone(facts.phoneEnding))]
    case 'on_site': {
      const access = facts.office.stepFree ? text.stepFree : text.notStepFree(facts.municipality.phone)
      return [text.onSite, facts.office.directions, access].filter((line) => line !== '').map(paragraph)
    }
  }
}

function checklistBlocks(checklist: ChecklistEntry[], mode: Mode, text: Texts): Block[] {
  if (checklist.length === 0) return []
  const items = checklist.map((entry) => {
    const title = entry.required ? entry.title : `${entry.title} (${text.optional})`
    return entry.hint ? `${title}: ${entry.hint}` : title
  })
  return [
    { type: 'subheading', text: text.bring[mode] },
    { type: 'list', items },
  ]
}

function linkBlocks(facts: AttendanceFacts, text: Texts): Block[] {
  const { joinUrl, manageUrl, code, portalUrl, guest } = facts
  const blocks: Block[] = []
  if (joinUrl) blocks.push({ type: 'button', label: text.joinButton, href: joinUrl })
  if (joinUrl) blocks.push({ type: 'link', text: text.rehearse, label: text.rehearseLink, href: `${joinUrl}/probe` })
  if (manageUrl && joinUrl) blocks.push({ type: 'link', text: text.manage, label: text.manageLink, href: manageUrl })
  if (manageUrl && !joinUrl) blocks.push({ type: 'button', label: text.manageButton, href: manageUrl })
  if (!manageUrl && code)
    blocks.push({ type: 'link', text: text.withCode(code), label: text.portalLink, href: portalUrl })
  if (joinUrl || manageUrl) blocks.push({ type: 'note', text: guest ? text.onlyYours : text.harmless })
  return blocks
}

function paragraph(text: string): Block {
  return { type: 'paragraph', text }
}
