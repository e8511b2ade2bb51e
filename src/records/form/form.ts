import type { QueryState } from '../query/state.ts'
import type { ModelType } from '../types/model-type.ts'
import type { Input } from '../types/record-type.ts'

export interface FormOptions<M extends ModelType> {
  readonly values?: Input<M>
}

export class Form<M extends ModelType, E = unknown> {
  declare readonly model: M
  declare readonly extension: E
}

export async function openForm<M extends ModelType, E>(
  _state: QueryState,
  _options: FormOptions<M>,
): Promise<Form<M, E>> {
  return new Form()
}
