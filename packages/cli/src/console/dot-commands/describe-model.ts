import { UsageError } from '../../command.ts'
import { signatureOf } from '../completion/field-names.ts'
import { MEMBERS, SIGNATURES } from '../completion/library-members.ts'
import { nameFor } from '../model-bindings.ts'
import type { DotCommand } from './dot-command.ts'

/** `.models`: the server's models, with the names that they have here. */
export const modelsCommand: DotCommand = {
  name: 'models',
  usage: '[text]',
  help: 'the models whose name or label holds a text',
  run: async (text, desk) => {
    const { models } = desk
    const wanted = text.trim().toLowerCase()
    const rows = [...models.catalogue.models]
      .filter(([model, label]) => `${model} ${label}`.toLowerCase().includes(wanted))
      .sort()
      .map(([model, label]) => ({ model, label, here: nameFor(model, models.bindings) ?? '' }))
    return desk.show(rows, rows.length)
  },
}

/** `.schema sale.order`: a model's fields. */
export const schemaCommand: DotCommand = {
  name: 'schema',
  usage: '<model> [text]',
  help: 'the fields of a model, of which name or label hold a text',
  completes: 'models',
  run: async (text, desk) => {
    const { models } = desk
    const [word, wanted = ''] = wordsOf(text)
    if (word === undefined) throw new UsageError('.schema takes a model: .schema sale.order')
    const schema = await models.catalogue.loadSchema(models.modelName(word))
    const rows = [...schema.fields.values()]
      .filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(wanted.toLowerCase()))
      .map(({ name, kind, relation, isRequired, isReadonly, isStored, selection, label }) => ({
        field: name,
        kind: relation === undefined ? kind : `${kind} → ${relation}`,
        is: [isRequired ? 'required' : '', isReadonly ? 'readonly' : '', isStored ? '' : 'computed']
          .filter(Boolean)
          .join(', '),
        label,
        values: selection?.map(([value]) => value).join(' ') ?? '',
      }))
    return desk.show(rows, rows.length)
  },
}

/** `.methods [model]`: what can be called. */
export const methodsCommand: DotCommand = {
  name: 'methods',
  usage: '[model]',
  help: 'what can be called: on a model by the server, and on models and records by the library',
  completes: 'models',
  run: async (text, { models }) => {
    const [word] = wordsOf(text)
    if (word === undefined) {
      const line = (name: string) => `  ${SIGNATURES[name] ?? name}`
      return `of models and queries\n${MEMBERS.model.map(line).join('\n')}\nof records\n${MEMBERS.record.map(line).join('\n')}`
    }
    const model = models.modelName(word)
    const methods = await models.catalogue.loadMethods(model)
    if (methods.length === 0)
      return `this server tells of no methods of ${model} but those that all models have: .methods`
    const of = (isOfModel: boolean) =>
      methods.filter((method) => method.isOfModel === isOfModel).map((method) => `  ${signatureOf(method)}`)
    const here = nameFor(model, models.bindings) ?? `odoo.model('${model}')`
    const [ofRecords, ofModel] = [of(false), of(true)]
    return [
      ...(ofRecords.length > 0 ? [`of records, (await ${here}.first()).…`, ...ofRecords.sort()] : []),
      ...(ofModel.length > 0 ? [`of the model, ${here}.methods.…`, ...ofModel.sort()] : []),
    ].join('\n')
  },
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
