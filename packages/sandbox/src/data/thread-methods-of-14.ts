import { BASE_METHODS } from '../orm/base/index.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import { recordNamed } from '../orm/external-ids.ts'
import { unmodelledMethod } from '../orm/unmodelled.ts'
import { attributeError, keyError, ServerException, typeError } from '../python/exceptions.ts'
import { isTrue, itemAt, lacksAttribute, pythonType } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'

type Values = Readonly<Record<string, unknown>>

/** What gateways and programs do with threads of 14 (`mail_thread.py` of 14; each tried on 14.0). */
export function threadMethodsOf14(model: string): Readonly<Record<string, MethodDefinition>> {
  return {
    message_new: {
      params: ['msg_dict', 'custom_values'],
      required: 1,
      model: true,
      run: (env, _, { msg_dict, custom_values }) => {
        const given = pythonType(custom_values) === 'dict' ? (custom_values as Values) : {}
        const { definition, fields } = env.table(model)
        const name = definition.recName ?? 'name'
        const isNamed = !(name in fields) || isTrue(given[name])
        const vals = isNamed ? given : { ...given, [name]: subjectOf(msg_dict) }
        const made = BASE_METHODS.create?.run({ env, model, ids: [], isSingle: false, args: { vals_list: vals } })
        return new Recordset(model, [made as number])
      },
    },
    message_update: {
      params: ['msg_dict', 'update_vals'],
      required: 1,
      run: (env, ids, { update_vals: vals }) => {
        if (isTrue(vals)) BASE_METHODS.write?.run({ env, model, ids, isSingle: false, args: { vals } })
        return true
      },
    },
    message_track: {
      params: ['tracked_fields', 'initial_values'],
      required: 2,
      run: (_env, ids, { tracked_fields: names, initial_values: before }) => {
        if (!isTrue(names)) return true
        if (typeof names === 'number' || typeof names === 'boolean') {
          throw typeError(`argument of type '${pythonType(names)}' is not iterable`)
        }
        const [first] = ids
        if (first === undefined) return {}
        // Keys of JSON are text, ids are not.
        if (pythonType(before) === 'dict') throw keyError(first)
        itemAt(before, first)
        throw unmodelledMethod(model, 'message_track')
      },
    },
    message_post_with_view: {
      params: ['views_or_xmlid', '**kwargs'],
      required: 1,
      run: (env, ids, { views_or_xmlid: view, kwargs }) => {
        checkValues((kwargs as Values | undefined)?.values)
        if (!isTrue(view) || ids.length === 0) return null
        if (typeof view !== 'string') throw lacksAttribute(view, '_render')
        const found = recordNamed(env, view)
        if (found !== undefined) throw attributeError(`'${String(found.model)}' object has no attribute '_render'`)
        if (view === ORIGIN_LINK) throw notDrawn()
        // Other views are not here.
        if (view.includes('.')) throw unmodelledMethod(model, 'message_post_with_view')
        return null
      },
    },
  }
}

const ORIGIN_LINK = 'mail.message_origin_link'

/** It tells of a record that no caller can hand over. */
const notDrawn = () =>
  new ServerException(
    'odoo.addons.base.models.qweb.QWebException',
    `Error to render compiling AST\nAttributeError: 'NoneType' object has no attribute 'env'\nTemplate: ${ORIGIN_LINK}`,
  )

function subjectOf(message: unknown): unknown {
  if (pythonType(message) !== 'dict') throw lacksAttribute(message, 'get')
  return (message as Values).subject ?? ''
}

/** Something is written among what a view is drawn with. */
function checkValues(values: unknown): void {
  const type = pythonType(values)
  if (!isTrue(values) || type === 'dict') return
  if (type === 'list') throw typeError('list indices must be integers or slices, not str')
  throw typeError(`'${type}' object does not support item assignment`)
}
