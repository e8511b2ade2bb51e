import { linkedIdOf } from '../../belongings/record-id.ts'
import { checkOptions } from '../../errors/check-options.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { QueryState } from '../query/query-state.ts'
import type { ModelType } from '../types/model-type.ts'
import { Draft } from './draft.ts'
import { Form } from './form.ts'
import { FormEngine } from './form-engine.ts'
import type { FormOptions } from './form-types.ts'
import { type LayoutInput, layoutOf } from './layout.ts'

/** Opens a form: asks for its fields, and for what it starts with. */
export async function openForm<M extends ModelType, E>(state: QueryState, given: FormOptions<M>): Promise<Form<M, E>> {
  checkOptions<FormOptions<M>>('a form', given, {
    values: true,
    select: true,
    record: true,
    context: true,
    signal: true,
  })
  const { values, select, record, ...options } = given
  const { scope, model } = state
  const id = record === undefined ? 0 : linkedIdOf(model, record)
  if (id === undefined) throw new InvalidValueError(`${describe(record)} is no record of ${model}: pass an id`)
  const draft = new Draft(await layoutOf(scope, model, select as LayoutInput, options), id)
  const engine = new FormEngine({ scope, options }, draft)
  await engine.start()
  const form = new Form<M, E>(state, engine)
  if (values !== undefined) await form.set(values)
  return form
}
