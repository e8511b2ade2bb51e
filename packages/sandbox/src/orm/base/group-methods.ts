import { formattedReadGroup, groupCount, tuplesOfGroups } from '../group/formatted-read-group.ts'
import { readGroup } from '../group/read-group.ts'
import { type Specification, webRead } from '../web-read.ts'
import { type BaseCall, type BaseMethods, domainOf, pageOf, type Values } from './base-method.ts'

export const GROUP_METHODS: BaseMethods = {
  read_group: {
    model: true,
    isReadOnly: true,
    // Since 20 it takes no fields, and answers tuples.
    run: ({ env, model, args }) =>
      'fields' in args ? readGroup(env, model, oldCall(args)) : tuplesOfGroups(env, model, newCall(args)),
  },
  formatted_read_group: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => formattedReadGroup(env, model, newCall(args)),
  },
  web_read_group: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      if ('fields' in args) {
        const whole = { ...oldCall(args), limit: 0, offset: 0 }
        return { groups: readGroup(env, model, oldCall(args)), length: readGroup(env, model, whole).length }
      }
      const groups = formattedReadGroup(env, model, newCall(args))
      return { groups: groups.map((group) => unfolded(call, group)), length: groupCount(env, model, newCall(args)) }
    },
  },
}

/** With the first records of each group, where they are asked for (19). */
function unfolded({ env, model, args }: BaseCall, group: Record<string, unknown>): Record<string, unknown> {
  const { auto_unfold, unfold_read_specification, unfold_read_default_limit } = args
  if (!auto_unfold || !unfold_read_specification) return group
  const domain = [...domainOf(args), ...(group.__extra_domain as unknown[])]
  const ids = env.search(model, domain, { limit: (unfold_read_default_limit as number) ?? 80 })
  return { ...group, __records: webRead(env, model, ids, unfold_read_specification as Specification) }
}

const list = (value: unknown) => (Array.isArray(value) ? (value as string[]) : value ? [String(value)] : [])

function oldCall(args: Values) {
  return {
    ...{ domain: domainOf(args), fields: list(args.fields), groupby: list(args.groupby), lazy: args.lazy !== false },
    ...(args.orderby ? { orderby: String(args.orderby) } : {}),
    ...pageOf(args),
  }
}

function newCall(args: Values) {
  return {
    ...{ domain: domainOf(args), groupby: list(args.groupby), aggregates: list(args.aggregates) },
    having: (args.having ?? []) as readonly unknown[],
    ...pageOf(args),
  }
}
