/** A form of the appointment's page that came back: which one, and what stood in it. */
export type FormProblem = { intent: 'note' | 'end' | 'cancel' | 'cancelSeries'; values: Record<string, string> }
