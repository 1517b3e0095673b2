import type { CatalogueInput } from '#app/features/catalogue/schema.ts'

export type ServiceInput = CatalogueInput['services'][number]
type ChecklistInput = NonNullable<ServiceInput['checklist']>[number]

// Things that many services ask for, worded once.

export const identityDocument: ChecklistInput = {
  id: 'ausweis',
  title: 'Personalausweis oder Reisepass',
  titleEn: 'Identity card or passport',
  hint: 'Im Original, auch wenn er abgelaufen ist. Bei einem Videotermin halten Sie ihn in die Kamera.',
  hintEn: 'The original, even if it has expired. In a video appointment you hold it up to the camera.',
}

export const biometricPhoto: ChecklistInput = {
  id: 'foto',
  title: 'Biometrisches Passfoto als QR-Code',
  titleEn: 'Biometric photo as a QR code',
  hint: 'Fotostudios geben Ihnen einen Code. Sie können das Foto auch vor Ort am Terminal machen, das kostet 6 Euro.',
  hintEn: 'Photo studios give you a code. You can also take the photo at our terminal for 6 euros.',
}

export const birthCertificate: ChecklistInput = {
  id: 'geburtsurkunde',
  title: 'Geburts- oder Heiratsurkunde',
  titleEn: 'Birth or marriage certificate',
  hint: 'Nur, wenn Sie zum ersten Mal einen Ausweis bei uns beantragen.',
  hintEn: 'Only if this is your first application with us.',
  required: false,
  upload: true,
}

export const incomeProof: ChecklistInput = {
  id: 'einkommen',
  title: 'Nachweise über Ihr Einkommen',
  titleEn: 'Proof of your income',
  hint: 'Von allen Personen im Haushalt, aus den letzten drei Monaten. Ein Foto oder eine PDF-Datei reicht.',
  hintEn: 'Of everyone in the household, from the last three months. A photo or a PDF is enough.',
  upload: true,
}

export const tenancyAgreement: ChecklistInput = {
  id: 'mietvertrag',
  title: 'Mietvertrag und letzte Mieterhöhung',
  titleEn: 'Tenancy agreement and latest rent increase',
  upload: true,
}

export const powerOfAttorney: ChecklistInput = {
  id: 'vollmacht',
  title: 'Vollmacht, wenn Sie für jemand anderen kommen',
  titleEn: 'Written authority if you act for somebody else',
  required: false,
  upload: true,
}
