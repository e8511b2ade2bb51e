import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { singleton } from '../orm/singleton.ts'
import { assertionError, attributeError, keyError, typeError, userError, valueError } from '../python/exceptions.ts'
import { isTrue, iterated, postgresError } from '../python/eyes.ts'
import { threadMethods } from './abstract-models-of-14.ts'
import { abstractNames } from './abstract-names.ts'

/** What 16.0 to 18.0 have of their own, by the names that `ir.model` has for them. */
const OWN: Readonly<Record<string, string>> = {
  'avatar.mixin': 'Avatar Mixin',
  'ir.binary': 'File streaming helper model for controllers',
  'mail.composer.mixin': 'Mail Composer Mixin',
  'res.users.apikeys.show': 'Show API Key',
  'template.reset.mixin': 'Template Reset Mixin',
  'utm.source.mixin': 'UTM Source Mixin',
}

const UNTIL_17: Readonly<Record<string, string>> = {
  'ir.websocket': 'websocket message handling',
  'website.published.mixin': 'Website Published Mixin',
  'website.searchable.mixin': 'Website Searchable Mixin',
}

/** Those of the ones above that have no fields at all. */
const FIELDLESS =
  /^(_unknown|base|format\.address\.mixin|ir\..*|mail\.bot|publisher_warranty\.contract|website\.searchable\.mixin)$/

/** They have no field `id`, which most of what is done to records begins with (each tried on 16.0 to 18.0). */
function tableless(name: string, major: number): Readonly<Record<string, MethodDefinition>> {
  const lacksId = () => attributeError(`'${name}' object has no attribute 'id'`)
  const of = (nothing: unknown): MethodDefinition => ({
    params: [],
    run: (_, ids) => {
      if (ids.length > 0) throw lacksId()
      return nothing
    },
  })
  const isFieldless = FIELDLESS.test(name)
  const noField = (field: unknown) => valueError(`Invalid field '${String(field)}' on model '${name}'`)
  const checkOne: MethodDefinition['run'] = (_, ids) => {
    // Since 18 as many as there are.
    if (major < 18) singleton(name, ids)
    if (ids.length === 0) return []
    throw lacksId()
  }
  return {
    exists: {
      params: [],
      run: (_, ids) => {
        if (ids.filter(Boolean).length === 0) return []
        const table = name.replaceAll('.', '_')
        throw postgresError('UndefinedTable', `relation "${table}" does not exist\n`)
      },
    },
    get_external_id: of({}),
    copy: { params: ['default'], run: checkOne },
    copy_data: { params: ['default'], run: checkOne },
    ...(major < 18 && { name_get: of([]) }),
    ...(isFieldless && { fields_get: { params: ['allfields', 'attributes'], model: true, run: () => ({}) } }),
    read: {
      params: ['fields', 'load'],
      run: (env, ids, { fields }) => {
        const asked = isTrue(fields) ? iterated(fields) : []
        const unknown = asked.find((field) => !Object.hasOwn(env.table(name).fields, field as string))
        if (unknown !== undefined && unknown !== 'id') {
          throw major >= 17 && ids.length === 0 ? keyError(unknown) : noField(String(unknown))
        }
        if (major === 16 && asked.includes('id')) throw noField('id')
        if (major >= 17 && isFieldless && asked.length === 0 && ids.length > 0) throw lacksId()
        if (ids.length === 0) return []
        env.checkAccess(env.table(name), 'read')
        return []
      },
    },
    onchange: {
      params: major < 17 ? ['values', 'field_name', 'field_onchange'] : ['values', 'field_names', 'fields_spec'],
      required: 3,
      run: (_, __, { fields_spec }) => {
        const [first] = major >= 17 && isTrue(fields_spec) ? iterated(fields_spec) : []
        throw first === undefined ? lacksId() : keyError(first)
      },
    },
    export_data: {
      params: ['fields_to_export'],
      required: 1,
      run: (env, ids, { fields_to_export }) => {
        if (!env.groups.includes('user')) {
          throw userError("You don't have the rights to export data. Please contact an Administrator.")
        }
        if (ids.length === 0) return { datas: [] }
        const asked = iterated(fields_to_export)
        const unknown = asked.find((field) => field !== 'id' && field !== '.id')
        if (unknown !== undefined) throw major < 18 ? keyError(unknown) : noField(unknown)
        if (asked.length > 0) throw lacksId()
        return { datas: ids.map(() => []) }
      },
    },
    toggle_active: {
      params: [],
      run: (_, ids) => {
        if (major >= 18) throw assertionError(`No 'active' field on model ${name}`)
        if (ids.length === 0) throw keyError(null)
        throw typeError("'NoneType' object is not callable")
      },
    },
    ...(name === 'mail.thread' && threadMethods(name)),
  }
}

/** Models of 16 to 18 that have neither rows nor rights: nobody may do anything with them. */
export const abstractModelsOf16To18 = (major: number): readonly ModelDefinition[] =>
  [...abstractNames(OWN), ...(major < 18 ? Object.entries(UNTIL_17) : [])].map(([name, description]) => ({
    name,
    description,
    isUnlogged: true,
    access: {},
    fields: {},
    methods: tableless(name, major),
  }))
