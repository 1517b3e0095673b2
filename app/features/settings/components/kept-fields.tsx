import { FormToken } from '#app/features/access/components/form-token.tsx'
import type { FormValues } from '#app/features/openings/form-values.ts'

/** What was typed, sent again as it is. */
export function KeptFields({ values, formToken }: { values: FormValues; formToken: string }) {
  return (
    <>
      <FormToken value={formToken} />
      {Object.entries(values).flatMap(([name, list]) =>
        list.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
    </>
  )
}
