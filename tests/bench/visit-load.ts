export async function measureVisitLoad(): Promise<{ value: number; unit: string }> {
  return { value: 0, unit: 'visits' }
}
