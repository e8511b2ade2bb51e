import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'

/** The list of all models, which is one of them. */
export function modelList(models: readonly ModelDefinition[], { major }: Series): ModelDefinition {
  const list: ModelDefinition = {
    name: 'ir.model',
    description: 'Models',
    // Since 19 for administrators only (tried on 14.0 and 19.0).
    access: major < 19 ? { system: 'rwcd', user: 'r' } : { system: 'rwcd' },
    order: 'model',
    fields: {
      name: { type: 'char', string: 'Model Description', required: true, translate: true },
      model: { type: 'char', string: 'Model', required: true },
      info: { type: 'text', string: 'Information' },
      state: {
        type: 'selection',
        string: 'Type',
        readonly: true,
        selection: [
          ['manual', 'Custom Object'],
          ['base', 'Base Object'],
        ],
      },
      transient: { type: 'boolean', string: 'Transient Model', since: 9 },
    },
  }
  const names = [...models, list].map(({ name, description }) => [name, description] as const)
  const records = names.map(([model, name], index) => ({ id: index + 1, model, name, state: 'base' }))
  return { ...list, records }
}
