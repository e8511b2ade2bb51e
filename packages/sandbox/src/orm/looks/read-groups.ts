import { accessError, typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, pythonType, withAttribute } from '../../python/eyes.ts'
import { compiledDomain } from '../domain/compile.ts'
import type { Environment, Table } from '../environment.ts'
import { looksWithin } from './eyes.ts'
import { lookForActive, namesFile } from './searches.ts'

type Args = Readonly<Record<string, unknown>>
type Look = (args: Args, env: Environment) => void

/** The fields of attachments that others than administrators may group by. */
const GROUPED_FILES: ReadonlySet<string> = new Set([
  ...['type', 'company_id', 'res_id', 'create_date', 'create_uid', 'name', 'mimetype', 'id', 'url', 'res_field'],
  'res_model',
])

/** What a model's own `read_group` looks at first (by source of 14.0; each tried on it). */
const READ_GROUPS: Readonly<Record<string, Look>> = {
  'ir.attachment': ({ domain, fields, groupby }, env) => {
    if (!isTrue(fields)) throw accessError('Sorry, you must provide fields to read on attachments')
    // One key may be a text since 15 (by source; tried on 16.0).
    const isOne = typeof groupby === 'string' && env.dialect.series.major >= 15
    const specs = sum(fields, isOne ? [groupby] : groupby)
    for (const spec of specs) {
      looksWithin(spec)
      if (iterated(spec).includes('(')) {
        throw accessError("Sorry, the syntax 'name:agg(field)' is not available for attachments")
      }
    }
    namesFile(domain)
    const names = specs.map((spec) => withAttribute(spec, 'split').split(':')[0] as string)
    if (env.groups.includes('system') || names.every((name) => GROUPED_FILES.has(name))) return
    throw accessError('Sorry, you are not allowed to access these fields on attachments.')
  },
  'res.users': ({ groupby }) => {
    const keys = typeof groupby === 'string' ? [groupby] : iterated(groupby).map(hashed)
    if (keys.includes('password')) throw accessError("Invalid 'group by' parameter")
  },
}

/** On 16 administrators alone group messages (tried on 16.0). */
export function checkMessagesGrouped(env: Environment, model: string): void {
  if (env.dialect.series.major !== 16 || model !== 'mail.message' || env.isSudo || env.groups.includes('system')) return
  throw accessError('Only administrators are allowed to use grouped read on message model')
}

/** `fields + groupby` */
function sum(fields: unknown, groupby: unknown): readonly unknown[] {
  if (Array.isArray(fields) && Array.isArray(groupby)) return [...fields, ...groupby]
  const [one, other] = [pythonType(fields), pythonType(groupby)]
  if (Array.isArray(fields)) throw typeError(`can only concatenate list (not "${other}") to list`)
  throw typeError(`unsupported operand type(s) for +: '${one}' and '${other}'`)
}

/** What `read_group` looks at before its keys, from 13 to 16: what is the model's own, rights, the domain. */
export function lookAtReadGroup(env: Environment, table: Table, args: Args): void {
  const { major } = env.dialect.series
  if (major < 13 || major >= 17) return
  checkMessagesGrouped(env, table.definition.name)
  READ_GROUPS[table.definition.name]?.(args, env)
  env.checkAccess(table, 'read')
  lookForActive(env, table, args.domain)
  if (isTrue(args.domain)) compiledDomain(env, table, args.domain as readonly unknown[])
  else iterated(args.domain)
}
