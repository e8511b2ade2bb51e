import type { FieldDefinition, MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { singleton } from '../orm/singleton.ts'
import { exception, keyError, typeError, valueError } from '../python/exceptions.ts'
import { iterated, postgresError } from '../python/eyes.ts'
import { abstractNames } from './abstract-names.ts'

/** What 14.0 has of its own, by the names that `ir.model` has for them. */
const OWN: Readonly<Record<string, string>> = {
  'phone.validation.mixin': 'Phone Validation Mixin',
  'res.users.apikeys.show': 'res.users.apikeys.show',
  'website.published.mixin': 'Website Published Mixin',
}

/** Which of a contact's fields some of them stand for. */
const OF_CONTACTS: Readonly<Record<string, RegExp>> = {
  'mail.activity.mixin': /^activity_/,
  'mail.thread': /^(website_)?message_/,
  'mail.thread.blacklist': /^(website_)?message_|^email_normalized$|^is_blacklisted$/,
  'mail.thread.cc': /^(website_)?message_/,
  'mail.thread.phone': /^(website_)?message_/,
}

/** What threads answer of records that are nowhere. */
export const threadMethods = (name: string): Readonly<Record<string, MethodDefinition>> => ({
  message_subscribe: { params: ['partner_ids', 'channel_ids', 'subtype_ids'], run: () => true },
  message_unsubscribe: { params: ['partner_ids', 'channel_ids'], run: () => true },
  message_post: {
    params: ['**kwargs'],
    isByName: true,
    run: (env, ids) => {
      if (ids.length > 0 && name !== 'mail.thread') env.checkAccess(env.table(name), 'read')
      throw valueError(
        'message_post should only be call to post message on record. Use message_notify instead to notify someone',
      )
    },
  },
})

/** What needs a table fails, what only needs ids answers: nobody asks for rights there. */
function tableless(name: string): Readonly<Record<string, MethodDefinition>> {
  const table = name.replaceAll('.', '_')
  return {
    exists: {
      params: [],
      run: (_, ids) => {
        if (ids.filter(Boolean).length === 0) return []
        throw postgresError('UndefinedTable', `relation "${table}" does not exist\n`)
      },
    },
    name_get: { params: [], run: (_, ids) => ids.map((id) => [id, `${name},${id}`]) },
    get_external_id: { params: [], run: (_, ids) => Object.fromEntries(ids.map((id) => [id, ''])) },
    copy: {
      params: ['default'],
      run: (env, ids) => {
        singleton(name, ids)
        throw env.dialect.exceptions.accessRights('create', env.table(name).definition, [])
      },
    },
    copy_data: {
      params: ['default'],
      run: (_, ids) => {
        singleton(name, ids)
        return {}
      },
    },
    export_data: {
      params: ['fields_to_export'],
      required: 1,
      run: (_, ids, { fields_to_export }) => {
        if (ids.length === 0) return { datas: [] }
        const unknown = iterated(fields_to_export).find((field) => field !== 'id' && field !== '.id')
        if (unknown !== undefined) throw keyError(unknown)
        throw exception(
          `You can not export the column ID of model ${name}, because the table ${table} is not an ordinary table.`,
        )
      },
    },
    toggle_active: {
      params: [],
      run: (_, ids) => {
        if (ids.length === 0) return null
        throw typeError("'NoneType' object is not callable")
      },
    },
    ...(name.startsWith('mail.thread') && threadMethods(name)),
  }
}

/** Those of 14. */
export function abstractModelsOf14(contacts: ModelDefinition): readonly ModelDefinition[] {
  const models = known.get(contacts) ?? abstractOf(contacts)
  known.set(contacts, models)
  return models
}

/** By contacts' model, which sandboxes of one series share. */
const known = new WeakMap<ModelDefinition, readonly ModelDefinition[]>()

const abstractOf = (contacts: ModelDefinition): ModelDefinition[] =>
  abstractNames(OWN).map(([name, description]) => ({
    name,
    description,
    isUnlogged: true,
    access: {},
    fields: fieldsAmong(contacts.fields, OF_CONTACTS[name]),
    methods: tableless(name),
  }))

function fieldsAmong(fields: Readonly<Record<string, FieldDefinition>>, names: RegExp | undefined) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names?.test(name)))
}
