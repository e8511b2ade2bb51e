import { ServerException, typeError, valueError } from '../../python/exceptions.ts'
import { matched, memberOf, withAttribute } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import type { Table } from '../environment.ts'
import { tuplesOfGroups } from '../group/formatted-read-group.ts'
import { findsNothing } from '../search.ts'
import { singleton } from '../singleton.ts'
import type { BaseMethods } from './base-method.ts'
import { progressBarOfGroups } from './group-progress-bar.ts'
import { oldProgressBar } from './old-progress-bar.ts'
import { requiredDomain } from './seen-arguments.ts'

/** What the web client asks of records that it is about to open (tried on 14.0 and 19.0). */
export const DOCUMENT_METHODS: BaseMethods = {
  get_formview_id: { isReadOnly: true, run: () => false },
  get_formview_action: {
    isReadOnly: true,
    run: ({ env, model, ids }) => ({
      type: 'ir.actions.act_window',
      res_model: model,
      ...(env.dialect.series.major < 17 && { view_type: 'form', view_mode: 'form' }),
      views: [[false, 'form']],
      target: 'current',
      res_id: ids.length === 0 ? false : singleton(model, ids),
      context: { ...env.context },
    }),
  },
  view_header_get: { model: true, isReadOnly: true, run: () => false },
  // (addons/web/models/models.py of 19)
  read_progress_bar: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const { major } = env.dialect.series
      if (major < 16) return oldProgressBar(call)
      if (major < 19) return progressBarOfGroups(call)
      const bar = args.progress_bar
      const key = [args.group_by, memberOf(bar, 'field')] as string[]
      const domain = requiredDomain(env, args.domain, model)
      env.checkAccess(env.table(model), 'read')
      // Of what cannot be nobody looks at the groups.
      if (findsNothing(env, env.table(model), domain)) return {}
      for (const one of key) matched(one, major)
      const rows = tuplesOfGroups(env, model, {
        domain,
        groupby: key,
        aggregates: ['__count'],
      })
      const answer: Record<string, Record<string, number>> = {}
      for (const [group, value, count] of rows) {
        const colors = memberOf(bar, 'colors') as Readonly<Record<string, unknown>>
        if (typeof value !== 'string' || !Object.hasOwn(colors, value)) continue
        const name = typeof group === 'string' ? group : pythonRepr(group)
        const counts = answer[name] ?? Object.fromEntries(Object.keys(colors).map((color) => [color, 0]))
        answer[name] = counts
        counts[value] = (counts[value] ?? 0) + (count as number)
      }
      return answer
    },
  },
  // odoo/orm/models.py of 19, odoo/models.py of 17.
  get_property_definition: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const table = env.table(model)
      env.checkAccess(table, 'read')
      const [name = '', ...rest] = withAttribute(args.full_name, 'split').split('.')
      if (env.dialect.series.major < 19) checkPropertyName(name, rest, table)
      const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
      if (field === undefined) throw valueError(`Invalid field ${pythonRepr(name)} on model '${model}'`)
      if (rest.length === 0) throw typeError("object of type 'NoneType' has no len()")
      const kind = field.type.charAt(0).toUpperCase() + field.type.slice(1)
      throw lacksAttributeOfField(kind)
    },
  },
}

/** 17 and 18 take two parts, and look at the second first (odoo/models.py). */
function checkPropertyName(name: string, rest: readonly string[], { definition, fields }: Table): void {
  if (rest.length === 0) throw valueError('not enough values to unpack (expected 2, got 1)')
  if (rest.length > 1) throw valueError('too many values to unpack (expected 2)')
  const [property = ''] = rest
  if (!/^[a-z0-9_]+$/.test(property) || property.length > 512) {
    throw valueError(`Wrong property field value name ${pythonRepr(property)}.`)
  }
  if (!Object.hasOwn(fields, name)) throw valueError(`Invalid field ${pythonRepr(name)} on model '${definition.name}'`)
}

const lacksAttributeOfField = (kind: string) =>
  new ServerException('builtins.AttributeError', `'${kind}' object has no attribute 'definition_record'`)
