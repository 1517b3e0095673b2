/** Runs `unit` once more when a unique column was taken at the same moment: the second run sees the rival's row, or draws another value. */
export async function retryOnUnique<T>(columns: readonly string[], unit: () => Promise<T>): Promise<T> {
  try {
    return await unit()
  } catch (error) {
    if (!columns.some((column) => isUniqueViolation(error, column))) throw error
    return unit()
  }
}

/** PostgreSQL names the constraint of a unique column `<table>_<column>_key`; 23505 is unique_violation. */
export function isUniqueViolation(error: unknown, column: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23505' &&
    'constraint_name' in error &&
    error.constraint_name === `appointment_${column}_key`
  )
}
