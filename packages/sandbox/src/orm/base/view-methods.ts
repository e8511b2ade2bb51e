import { own } from '../../own.ts'
import { typeError, userError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, lacksAttribute, pythonType } from '../../python/eyes.ts'
import { askedId } from '../asked-ids.ts'
import { compareLanguage } from '../compare-language.ts'
import { describeField } from '../describe-field.ts'
import type { Environment, Table } from '../environment.ts'
import { mayKnow } from '../field-rights.ts'
import type { BaseCall, BaseMethods } from './base-method.ts'
import { checkKind, isMadeUp } from './made-up-views.ts'

interface View {
  readonly arch: string
  readonly fields: Readonly<Record<string, object>>
}

export const VIEW_METHODS: BaseMethods = {
  fields_view_get: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const table = env.table(model)
      env.checkAccess(table, 'read')
      if (env.dialect.series.major >= 10) checkViewId(env, args.view_id)
      const type = viewType(env, 'view_type' in args ? args.view_type : 'form')
      const { major } = env.dialect.series
      if (major >= 13 && major < 16) checkKind(model, type)
      compareLanguage(env)
      lookAtCompany(env, model, type)
      return { ...partsOfView(env, model, type), ...toolbarOf(env, args.toolbar), ...viewOf(env, table, type) }
    },
  },
  // 16 and later: by kind, with the fields of all models that they show.
  get_views: {
    model: true,
    isReadOnly: true,
    run: viewsOf,
  },
  // 16 and later: one of them, with the names of the fields that it shows.
  get_view: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const table = env.table(model)
      env.checkAccess(table, 'read')
      checkView(env, hashed(args.view_id))
      const asked = 'view_type' in args ? hashed(args.view_type) : 'form'
      // Lists are called trees up to 17, where several views are asked for by either name (tried on 16.0 to 18.0).
      if (asked === 'list' && env.dialect.series.major < 18) throw noView(env, 'list')
      const type = viewType(env, asked)
      const { arch, fields } = viewOf(env, table, type)
      return { arch, id: false, model, models: { [model]: Object.keys(fields) } }
    },
  },
  // 11 to 15, and on 16 another name of `get_views`.
  load_views: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      if (env.dialect.series.major >= 16) return viewsOf(call)
      const table = env.table(model)
      const { load_filters, toolbar } = optionsSeen(args.options)
      const views = viewTypes(env, args.views).map((asked, index) => {
        env.checkAccess(table, 'read')
        checkViewId(env, (iterated(args.views)[index] as readonly unknown[])[0])
        const type = asked === 'list' ? 'tree' : asked
        compareLanguage(env)
        lookAtCompany(env, model, type)
        const parts = { ...partsOfView(env, model, type), ...toolbarOf(env, toolbar) }
        return [asked, { ...parts, ...viewOf(env, table, type) }] as const
      })
      return {
        fields_views: Object.fromEntries(views),
        fields: describedFields(env, table),
        ...(isTrue(load_filters) && { filters: [] }),
      }
    },
  },
}

function viewsOf({ env, model, args }: BaseCall): object {
  checkOptions(env, args.options, iterated(args.views).length > 0)
  const table = env.table(model)
  const types = viewsInTurn(env, table, args.views)
  const views = types.map((type) => [type, { id: false, model, arch: viewOf(env, table, type).arch }] as const)
  return { views: Object.fromEntries(views), models: types.length > 0 ? fieldsOfModels(env, table) : {} }
}

/** A contact's address stands in its form as the company's country writes it (tried on 14.0). */
function lookAtCompany(env: Environment, model: string, type: string): void {
  if (env.dialect.series.major === 14 && model === 'res.partner' && type === 'form') env.companyIds
}

/** What is told beside a view itself: up to 9 little, and from 13 to 15 of one that is made up neither id nor base. */
function partsOfView(env: Environment, model: string, type: string): object {
  const { major } = env.dialect.series
  const parts = { model, name: 'default', type }
  if (major < 10) return { ...parts, view_id: false }
  if (major >= 13 && major < 16 && isMadeUp(model, type)) return { ...parts, field_parent: false }
  return { ...parts, view_id: false, base_model: model, field_parent: false }
}

/** What can be printed and done with records: nothing here. */
const toolbarOf = ({ dialect: { series } }: Environment, asked: unknown) =>
  series.major >= 10 && isTrue(asked) ? { toolbar: { print: [], action: [], relate: [] } } : {}

function optionsSeen(options: unknown): Readonly<Record<string, unknown>> {
  if (!isTrue(options)) return {}
  if (pythonType(options) !== 'dict') throw lacksAttribute(options, 'get')
  return options as Readonly<Record<string, unknown>>
}

const VIEW_TYPES = ['form', 'list', 'tree', 'search', 'kanban', 'graph', 'pivot', 'calendar', 'activity']

/** Kinds of views as pairs of an id and a kind. */
function viewTypes(env: Environment, views: unknown): string[] {
  return iterated(views).map((view) => viewType(env, idAndKind(view)[1]))
}

function idAndKind(view: unknown): readonly unknown[] {
  const isPair = typeof view === 'string' || (typeof view === 'object' && view !== null)
  if (!isPair) throw typeError(`cannot unpack non-iterable ${pythonType(view)} object`)
  const parts = iterated(view)
  if (parts.length > 2) throw valueError('too many values to unpack (expected 2)')
  if (parts.length < 2) throw valueError(`not enough values to unpack (expected 2, got ${parts.length})`)
  return parts
}

/** Each is made before the next is looked at (tried on 16.0 and 19.0). */
function viewsInTurn(env: Environment, table: Table, views: unknown): string[] {
  return iterated(views).map((view) => {
    const [id, kind] = idAndKind(view)
    env.checkAccess(table, 'read')
    checkView(env, id)
    return viewType(env, kind)
  })
}

/** A view by its id: here there is none of them, and something else than an id fails as in the place of any (10 to 15). */
function checkViewId(env: Environment, id: unknown): void {
  if (!isTrue(id)) return
  const isOne = typeof id === 'string' || (typeof id === 'number' && Number.isInteger(id))
  const ids = isOne ? [id] : iterated(id)
  if (ids.length !== 1) throw valueError(`Expected singleton: ir.ui.view(${ids.join(', ')})`)
  const [only] = ids
  const isNumeric = typeof hashed(only) === 'string' && /^\s*-?\d+\s*$/.test(only as string)
  if (isNumeric || !isTrue(only)) throw env.dialect.exceptions.recordRule('read', VIEWS)
  throw env.dialect.exceptions.missingRecord('read', VIEWS, askedId(only, env.dialect.series.major), env.uid)
}

/** A view that is asked for by its id: there is none here. */
function checkView(env: Environment, id: unknown): void {
  if (!isTrue(id)) return
  throw env.dialect.exceptions.missingRecord('read', VIEWS, askedId(id, env.dialect.series.major), env.uid)
}

/** Options are a dictionary, or nothing. */
function checkOptions(env: Environment, options: unknown, isAsked: boolean): void {
  if (options === undefined || options === null || pythonType(options) === 'dict') return
  // Any nothing will do (tried on 19.0).
  if (env.dialect.series.major >= 19 && !isTrue(options)) return
  if (isAsked && isTrue(options)) {
    throw typeError(
      `odoo.addons.base.models.ir_ui_view.Base.get_view() argument after ** must be a mapping, not ${pythonType(options)}`,
    )
  }
  throw lacksAttribute(options, 'get')
}

const VIEWS = { name: 'ir.ui.view', description: 'View', fields: {}, access: {} }

function viewType(env: Environment, type: unknown): string {
  if (Array.isArray(type)) throw typeError('can only concatenate list (not "str") to list')
  const { major } = env.dialect.series
  // Since 19 it is part of a key.
  if (major >= 19) hashed(type)
  if (typeof type !== 'string' && major >= 10 && (major < 16 || major >= 19)) {
    throw typeError(`unsupported operand type(s) for +: '${pythonType(type)}' and 'str'`)
  }
  const name = String(type)
  if (VIEW_TYPES.includes(name) && !(name === 'tree' && major >= 18)) return name
  throw noView(env, name)
}

function noView({ dialect: { series } }: Environment, name: string) {
  return userError(`No default view of type '${name}' could be found${series.major < 17 ? ' !' : '!'}`)
}

function describedFields(env: Environment, table: Table) {
  const known = Object.entries(table.fields).filter(([, field]) => mayKnow(env, field))
  return Object.fromEntries(known.map(([name, field]) => [name, describeField(env, name, field)]))
}

/** The fields of a model by its name; since 17 beneath `fields`. */
function fieldsOfModels(env: Environment, table: Table) {
  const fields = describedFields(env, table)
  return { [table.definition.name]: env.dialect.series.major < 17 ? fields : { fields } }
}

/** All fields of a model one after the other, each with what its change runs; of lists also their own view. */
function viewOf(env: Environment, table: Table, type: string, isLine = false): View {
  const known = Object.entries(table.fields).filter(([, field]) => mayKnow(env, field))
  const shown = known.filter(([, field]) => !isLine || field.type !== 'one2many')
  const fields = shown.map(([name, field]) => {
    const isList = field.type === 'one2many' && field.relation !== undefined
    const form = isList ? { form: viewOf(env, env.table(field.relation as string), 'form', true) } : {}
    // What is nothing there is None: XML-RPC cannot carry a view of 14 (tried on it).
    const isTold = env.dialect.series.major === 14
    const told = isTold ? { id: null, select: null, ...describeField(env, name, field) } : { type: field.type }
    return [name, { ...told, views: form }] as const
  })
  const tags = shown.map(([name]) => `<field name="${name}"${onChange(env, table, name)}/>`)
  return { arch: `<${type}>${tags.join('')}</${type}>`, fields: Object.fromEntries(fields) }
}

function onChange(env: Environment, { definition }: Table, name: string): string {
  if (definition.onchanges === undefined || !Object.hasOwn(definition.onchanges, name)) return ''
  if (!env.dialect.onchangesByText) return ' on_change="1"'
  const text = own(own(TEXTS_OF_8, definition.name) ?? {}, name) ?? `onchange_${name}(${name}, context)`
  return ` on_change="${text}"`
}

/** Texts of 8.0 that name more than the field itself: others of the form, and of the form above. */
const TEXTS_OF_8: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sale.order': { pricelist_id: 'onchange_pricelist_id(pricelist_id,order_line)' },
  'sale.order.line': {
    product_id:
      'product_id_change(parent.pricelist_id, product_id, product_uom_qty, False, name, parent.partner_id, context)',
  },
}
