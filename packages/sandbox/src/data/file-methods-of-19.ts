import { sha1Hex } from '../crypto.ts'
import type { Operation } from '../dialect/index.ts'
import { askedId } from '../orm/asked-ids.ts'
import { askedRecords } from '../orm/asked-records.ts'
import { BASE_METHODS } from '../orm/base/index.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isAllowed } from '../orm/is-allowed.ts'
import { closedFile } from '../orm/looks/file-owners.ts'
import { bytesOfBase64, checkBase64, noBytes } from '../orm/stored-binary.ts'
import { assertionError, keyError, typeError, userError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated, lacksAttribute, pythonType } from '../python/eyes.ts'

type Values = Readonly<Record<string, unknown>>

const FILES = 'ir.attachment'
const MODES: readonly unknown[] = ['read', 'write', 'create', 'unlink']

/** What 19 asks of files (`ir_attachment.py` of odoo/addons/base and mail; each tried on 19.0). */
export const FILE_METHODS_OF_19: Readonly<Record<string, MethodDefinition>> = {
  check: {
    params: ['mode', 'values'],
    required: 1,
    model: true,
    run: (env, _, { mode, values }) => {
      if (!env.isSudo && !env.groups.some((group) => group === 'user' || group === 'system')) throw closedFile()
      if (!MODES.includes(hashed(mode))) throw assertionError('Invalid access mode')
      env.checkAccess(env.table(FILES), mode as Operation)
      if (isTrue(values) && !isOpen(env, dict(values), mode as Operation)) throw closedFile()
      return null
    },
  },
  create_unique: {
    params: ['values_list'],
    required: 1,
    model: true,
    run: (env, _, { values_list }) => iterated(values_list).flatMap((values) => foundOrMade(env, dict(values))),
  },
  // No model of the sandbox's has a main attachment.
  register_as_main_attachment: {
    params: ['force'],
    run: (env, ids) => {
      const [owned] = askedRecords(env, FILES, ids).filter(({ res_model, res_id }) => res_model && res_id)
      if (owned !== undefined) env.table(String(owned.res_model))
      return null
    },
  },
}

function dict(values: unknown): Values {
  if (pythonType(values) !== 'dict') throw lacksAttribute(values, 'get')
  return values as Values
}

/** Whether the user may do so with the record that values name; what is gone is open to nobody. */
function isOpen(env: Environment, { res_model, res_id }: Values, mode: Operation): boolean {
  if (isTrue(hashed(res_model)) && isTrue(res_id)) hashed(res_id)
  if (env.isSudo || !isTrue(res_model) || !isTrue(res_id)) return true
  if (typeof res_model !== 'string' || !env.hasModel(res_model)) return false
  if (res_model === 'res.users' && res_id === env.uid) return true
  const table = env.table(res_model)
  if (!isAllowed(() => env.checkAccess(table, mode))) return false
  const row = table.rows.get(askedId(res_id, env.dialect.series.major))
  return row !== undefined && isAllowed(() => env.checkRules(table, [row], mode))
}

/** The files that have the content and the kind already, whoever may see them, or a new one. */
function foundOrMade(env: Environment, values: Values): readonly number[] {
  const { datas = '' } = values
  const bytes = decoded(datas)
  if (bytes.length === 0) throw typeError("object of type 'bool' has no len()")
  if (!('mimetype' in values)) throw keyError('mimetype')
  const same = [
    ['id', '!=', false],
    ['checksum', '=', sha1Hex(bytes)],
    ['file_size', '=', bytes.length],
    ['mimetype', '=', values.mimetype],
  ]
  const found = env.sudo().search(FILES, same)
  if (found.length > 0) return found
  const args = { vals_list: values }
  return [BASE_METHODS.create?.run({ env, model: FILES, ids: [], isSingle: false, args }) as number]
}

function decoded(datas: unknown): Uint8Array {
  if (typeof datas !== 'string') throw noBytes(datas)
  if (!isAllowed(() => checkBase64(datas))) throw userError('Attachment is not encoded in base64.')
  return bytesOfBase64(datas)
}
