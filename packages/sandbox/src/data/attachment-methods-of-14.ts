import { BASE_METHODS } from '../orm/base/index.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordsOf } from '../orm/rights.ts'
import { accessError, assertionError, typeError } from '../python/exceptions.ts'
import { hashed, isTrue, lacksAttribute, pythonType } from '../python/eyes.ts'

const ATTACHMENTS = 'ir.attachment'

/** The fields that an attachment is served with. */
const SERVED = ['__last_update', 'datas', 'mimetype']

/** What 14 asks of attachments (`ir_attachment.py` of 14; each tried on 14.0). */
export const ATTACHMENT_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  get_serving_groups: { params: [], model: true, run: () => ['base.group_system', 'website.group_website_designer'] },
  // Files have one place here.
  force_storage: {
    params: [],
    model: true,
    run: (env) => {
      if (!isInside(env, 'system')) throw accessError('Only administrators can execute this action.')
      return true
    },
  },
  check: {
    params: ['mode', 'values'],
    required: 1,
    model: true,
    run: (env, _, { mode, values }) => {
      if (!isInside(env, 'user')) throw accessError('Sorry, you are not allowed to access this document.')
      if (isTrue(values)) checkDocument(env, mode, values)
      return null
    },
  },
  get_serve_attachment: {
    params: ['url', 'extra_domain', 'extra_fields', 'order'],
    required: 1,
    model: true,
    run: (env, _, { url, extra_domain, extra_fields, order }) => {
      const served = [
        ['type', '=', 'binary'],
        ['url', '=', url],
      ]
      const domain = isTrue(extra_domain) ? [...served, ...addedTo(served, extra_domain, true)] : served
      const fields = isTrue(extra_fields) ? [...SERVED, ...addedTo(SERVED, extra_fields, false)] : SERVED
      const args = { domain, fields, order, limit: 1 }
      return BASE_METHODS.search_read?.run({ env, model: ATTACHMENTS, ids: [], isSingle: false, args })
    },
  },
}

const isInside = (env: Environment, group: 'system' | 'user') => env.isSudo || env.groups.includes(group)

/** Raises where the user may not do something with the record that a file belongs to; what is gone is nobody's. */
function checkDocument(env: Environment, mode: unknown, values: unknown): void {
  if (pythonType(values) !== 'dict') throw lacksAttribute(values, 'get')
  const { res_model: model, res_id: id } = values as Readonly<Record<string, unknown>>
  if (!isTrue(model) || !isTrue(id)) return
  hashed(model)
  hashed(id)
  if (typeof model !== 'string' || !env.hasModel(model)) return
  if (model === 'res.users' && id === env.uid) return
  const table = env.table(model)
  const operation = mode === 'create' || mode === 'unlink' ? 'write' : mode
  if (operation !== 'read' && operation !== 'write') throw assertionError('Invalid access mode')
  env.checkAccess(table, operation)
  const isGone = typeof id === 'number' && !table.rows.has(id)
  if (!isGone) recordsOf(env, table, [id], operation)
}

/** Lists together, or Python's words of what is none. */
function addedTo(list: readonly unknown[], given: unknown, isFirst: boolean): readonly unknown[] {
  if (Array.isArray(given)) return given
  const type = pythonType(given)
  if (!isFirst) throw typeError(`can only concatenate list (not "${type}") to list`)
  throw type === 'str'
    ? typeError('can only concatenate str (not "list") to str')
    : typeError(`unsupported operand type(s) for +: '${type}' and '${pythonType(list)}'`)
}
