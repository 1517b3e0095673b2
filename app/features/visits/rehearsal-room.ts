/** How long a rehearsal may take; after that its room is deleted and no grant is given any more. */
export const REHEARSAL_MINUTES = 3
