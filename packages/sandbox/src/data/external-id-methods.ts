import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { accessError, ServerException, typeError, valueError } from '../python/exceptions.ts'
import { Recordset } from '../python/recordset.ts'
import { pythonStr } from '../python/repr.ts'

type Methods = Readonly<Record<string, MethodDefinition>>

/** The lookups that callers have: on 19 one is left (tried on 14.0 and 19.0; `ir_model.py` of each series). */
export function externalIdMethods(major: number): Methods {
  const reference: MethodDefinition = {
    params: ['module', 'xml_id', 'raise_on_access_error'],
    required: 2,
    model: true,
    run: (env, _, args) => checked(env, args),
  }
  if (major < 7) return { get_object: object, get_object_reference: objectReference }
  if (major < 8) return { get_object: object, get_object_reference: objectReference, check_object_reference: reference }
  if (major >= 15) return { check_object_reference: reference }
  return {
    ...((major < 9 || major === 14) && { get_object: object }),
    check_object_reference: reference,
    get_object_reference: objectReference,
    xmlid_to_res_model_res_id: {
      params: ['xmlid', 'raise_if_not_found'],
      required: 1,
      model: true,
      takesNoContext: true,
      run: (env, _, args) => found(env, String(args.xmlid), Boolean(args.raise_if_not_found)) ?? [false, false],
    },
    xmlid_to_res_id: {
      params: ['xmlid', 'raise_if_not_found'],
      required: 1,
      model: true,
      takesNoContext: true,
      run: (env, _, args) => found(env, String(args.xmlid), Boolean(args.raise_if_not_found))?.[1] ?? false,
    },
  }
}

const objectReference: MethodDefinition = {
  params: ['module', 'xml_id'],
  required: 2,
  model: true,
  takesNoContext: true,
  run: (env, _, args) => found(env, `${String(args.module)}.${String(args.xml_id)}`, true),
}

/** A record, which no wire can carry (wire/7.0 and wire/8.0/old-get_object). */
const object: MethodDefinition = {
  params: ['module', 'xml_id'],
  required: 2,
  model: true,
  run: (env, _, args) => {
    const [model, id] = found(env, `${pythonStr(args.module)}.${pythonStr(args.xml_id)}`, true) as Reference
    // Python shows it to JSON (tried on 14.0).
    if (env.dialect.series.major >= 13) return new Recordset(model, [id])
    if (env.dialect.series.major < 8) throw new ServerException('sandbox.Broken', 'Internal Server Error')
    throw typeError(`Object of type ${model} is not JSON serializable`)
  },
}

function checked(env: Environment, args: Readonly<Record<string, unknown>>): unknown {
  const name = `${String(args.module)}.${String(args.xml_id)}`
  const [model, id] = found(env, name, true) as Reference
  if (env.search(model, [['id', '=', id]]).length > 0) return [model, id]
  if (!args.raise_on_access_error) return [model, false]
  throw accessError(`Not enough access rights on the external ID "${name}"`)
}

type Reference = readonly [model: string, id: number]

function found(env: Environment, name: string, raises: boolean): Reference | undefined {
  const [module = '', ...rest] = name.split('.')
  for (const row of env.table('ir.model.data').rows.values()) {
    if (row.module === module && row.name === rest.join('.')) return [String(row.model), row.res_id as number]
  }
  if (raises) throw valueError(unknown(name, env.dialect.series.major))
  return undefined
}

const unknown = (name: string, major: number) =>
  major < 8
    ? `No such external ID currently defined in the system: ${name}`
    : `External ID not found in the system: ${name}`
