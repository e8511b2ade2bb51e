import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'

/** Values of one record are an object by field. Throws for a list, which other clients' `create` takes, and the rest. */
export function checkValues(model: string, values: unknown): void {
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return
  const many = Array.isArray(values) ? '; createMany and upsertMany take lists' : ''
  throw new InvalidValueError(
    `values of ${model} are an object by field, as { name: 'Alice' }, not ${describe(values)}${many}`,
  )
}
