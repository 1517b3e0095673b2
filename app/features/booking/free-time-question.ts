import type { SlotChoice } from './types.ts'

export type FreeTimeQuestion = Pick<SlotChoice, 'offeringId' | 'mode' | 'services' | 'interpreterLanguage'> & {
  date: Temporal.PlainDate
  /** Whose own time counts as free. */
  appointmentId?: string | null
  /** Only when this caseworker is free; null: whoever. */
  resourceId?: string | null
}

/** The question of staff as the search takes it. */
export function searchTerms(question: Omit<FreeTimeQuestion, 'date'>) {
  const { offeringId, mode, services } = question
  const scope = services ? { services, atOffering: offeringId } : { offeringIds: [offeringId] }
  return {
    ...scope,
    mode,
    channel: 'internal' as const,
    interpreterLanguage: question.interpreterLanguage ?? null,
    excludeAppointmentId: question.appointmentId ?? null,
    resourceIds: question.resourceId ? [question.resourceId] : null,
  }
}
