import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { unmodelledMethod } from '../orm/unmodelled.ts'

/**
 * Public methods of a model that the sandbox has no logic for, by their signatures: `format(percent value grouping?)`. What
 * ends with `?` need not be given; those that begin with `@` are of the model, and take no ids. Wrong arguments are refused
 * as on a real server, then comes what `look` raises, then how to stub them.
 */
export function unmodelledMethods(
  model: string,
  signatures: readonly string[],
  look?: (env: Environment, ids: readonly number[]) => void,
): Readonly<Record<string, MethodDefinition>> {
  return Object.fromEntries(
    signatures.map((signature) => {
      const [, mark, name = '', list = ''] = /^(@?)(\w+)\((.*)\)$/.exec(signature) ?? []
      const params = list.split(' ').filter(Boolean)
      const definition: MethodDefinition = {
        params: params.map((one) => one.replace('?', '')),
        required: params.filter((one) => !one.endsWith('?') && !one.startsWith('**')).length,
        ...(mark === '@' && { model: true }),
        run: (env, ids) => {
          look?.(env, ids)
          throw unmodelledMethod(model, name)
        },
      }
      return [name, definition]
    }),
  )
}
