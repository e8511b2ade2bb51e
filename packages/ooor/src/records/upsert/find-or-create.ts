import { InvalidValueError } from '../../errors/index.ts'
import { isToMany } from '../schema/field.ts'
import type { Scope } from '../scope.ts'

/** What makes records of a model, and finds them. */
interface Maker<R> {
  where(condition: never): { first(): Promise<R | null> }
  create(values: object): Promise<R>
}

/** The first record that has these values, or a new one. */
export async function findOrCreate<R>(
  { scope, name, model }: { readonly scope: Scope; readonly name: string; readonly model: Maker<R> },
  values: object,
  more: object,
): Promise<R> {
  const names = Object.keys(values ?? {})
  if (names.length === 0) {
    throw new InvalidValueError(`findOrCreate is given no values, which any record of ${name} has: name some`)
  }
  const { fields } = await scope.schema(name)
  const list = names.map((one) => fields.get(one)).find((field) => field !== undefined && isToMany(field))
  if (list !== undefined) {
    // As a condition it is one of them, or a name.
    const remedy = `pass it in the second object, for the new one`
    throw new InvalidValueError(`findOrCreate tells no record of ${name} by a list, as ${list.name}: ${remedy}`)
  }
  return (await model.where(values as never).first()) ?? model.create({ ...more, ...values })
}
