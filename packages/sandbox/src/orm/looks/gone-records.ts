import { hashed, isTrue, pythonType } from '../../python/eyes.ts'
import { askedId, isDigits, isGone } from '../asked-ids.ts'
import type { Environment, Table } from '../environment.ts'
import { isAllowed } from '../is-allowed.ts'

type Change = 'write' | 'unlink'

interface Looked {
  readonly operations: readonly Change[]
  readonly since?: number
  readonly until?: number
  /** Operations whose rights are asked for before. */
  readonly after?: readonly Change[]
  /** The fields whose change alone makes it read them, as keys. */
  readonly changing?: readonly string[]
  /** What is less than zero is missed on these series as well. */
  readonly missesNegative?: true
  /** Nobody reads what the change puts to sleep. */
  readonly isOfAwake?: true
}

const BOTH: readonly Change[] = ['write', 'unlink']

const ON_16_TO_18 = { since: 16, until: 18 } as const

const but16To18 = (looked: Looked): readonly Looked[] => [
  { ...looked, until: 15 },
  { ...looked, since: 19 },
]

const RULE_CHANGES = ['model_id', 'domain_force', 'active'] as const

/** Models whose own code reads the records of a change before anybody asks for rights (each tried on 14.0 and 16.0 to 19.0). */
const READ_FIRST: Readonly<Record<string, Looked | readonly Looked[]>> = {
  'account.fiscal.position': { operations: ['write'], ...ON_16_TO_18, changing: ['zip_from', 'zip_to'] },
  'ir.config_parameter': [
    { operations: ['write'], until: 16, changing: ['value'] },
    { operations: ['unlink'], since: 16, until: 16 },
  ],
  'ir.cron': { operations: ['write'], until: 18 },
  'ir.model': { operations: ['unlink'] },
  'ir.model.fields': [{ operations: ['unlink'] }, ...but16To18({ operations: ['write'] })],
  'ir.module.module': [
    { operations: ['write'] },
    ...but16To18({ operations: ['unlink'] }),
    { operations: ['unlink'], ...ON_16_TO_18, after: ['unlink'] },
  ],
  'ir.rule': [
    { operations: ['write'], since: 16, until: 16, changing: RULE_CHANGES, after: ['write'] },
    { operations: ['write'], since: 17, changing: RULE_CHANGES, after: ['write'], isOfAwake: true },
  ],
  'ir.sequence': { operations: ['write'] },
  'mail.activity': { operations: ['write'], until: 18 },
  'mail.followers': [
    { operations: ['unlink'] },
    { operations: ['write'], until: 18, changing: ['res_model', 'res_id'] },
    { operations: ['write'], until: 14, changing: ['partner_id'], after: ['write'] },
  ],
  'mail.tracking.value': { operations: ['unlink'], since: 17 },
  'uom.uom': [
    { operations: ['write'], until: 14, changing: ['factor', 'factor_inv', 'category_id'] },
    { operations: ['write'], until: 14, changing: ['active', 'uom_type'], after: ['write'] },
    { operations: ['write'], since: 17, until: 18, changing: ['factor', 'factor_inv'], missesNegative: true },
  ],
  // Its rules are checked of the record afterwards (tried on 14.0).
  'product.pricelist.item': { operations: ['write'], until: 15, after: ['write'] },
  // The currency alone, on 14 (tried on 14.0).
  'res.company': [
    { operations: ['write'], until: 14, changing: ['currency_id'] },
    { operations: ['write'], since: 15, until: 16 },
  ],
  'res.lang': [
    { operations: ['write'] },
    ...but16To18({ operations: ['unlink'] }),
    { operations: ['unlink'], ...ON_16_TO_18, after: ['unlink'] },
  ],
  'account.tax': { operations: ['write'], since: 17, until: 17 },
  'res.currency': { operations: ['write'], ...ON_16_TO_18, changing: ['rounding'] },
  'product.pricelist': [
    { operations: ['write'], since: 17, until: 18 },
    { operations: ['unlink'], since: 17, until: 18, after: ['unlink'], missesNegative: true },
  ],
  'res.users': { operations: BOTH, until: 16, after: ['write'] },
}

/** The same for changes of some fields, since 19 (each tried on 19.0). */
const READ_FOR_FIELDS: Readonly<Record<string, readonly Looked[]>> = {
  'uom.uom': [{ operations: ['write'], changing: ['relative_factor', 'relative_uom_id', 'factor'] }],
  'mail.followers': [
    { operations: ['write'], changing: ['res_model', 'res_id'] },
    { operations: ['write'], changing: ['partner_id'], after: ['write'] },
  ],
  'res.currency': [{ operations: ['write'], changing: ['rounding'] }],
  'res.users': [{ operations: ['write'], changing: ['active', 'email', 'notification_type'] }],
}

/** Raises for the first record that is gone, where a model looks for it; those between 14 and 19 are like the nearer one. */
export function lookForGone(
  env: Environment,
  table: Table,
  ids: readonly unknown[],
  operation: Change,
  values: unknown,
): void {
  const { major } = env.dialect.series
  const { name } = table.definition
  if (major < 14 || env.isSudo) return
  for (const looked of [READ_FIRST[name] ?? [], (major >= 19 && READ_FOR_FIELDS[name]) || []].flat()) {
    lookOnce(env, table, ids, operation, values, looked)
  }
}

function lookOnce(
  env: Environment,
  table: Table,
  ids: readonly unknown[],
  operation: Change,
  values: unknown,
  { operations, since = 14, until = 99, after = [], changing, isOfAwake, missesNegative }: Looked,
): void {
  const { major } = env.dialect.series
  if (!operations.includes(operation) || major < since || major > until) return
  if (changing !== undefined) {
    if (pythonType(values) !== 'dict' || !changing.some((name) => name in (values as object))) return
    const { active = true } = values as Readonly<Record<string, unknown>>
    if (isOfAwake && !isTrue(active)) return
    ids.forEach(hashed)
    // All are asked for in one query, once it is known who may.
    const text = ids.find((id) => typeof id === 'string' && !isDigits(id))
    if (text !== undefined && isAllowed(() => env.checkAccess(table, 'read'))) askedId(text, major)
  }
  // What is less than zero is missed as well, and since 19 whatever number is not there (tried on 14.0 and 19.0).
  const isNumber = (id: unknown): id is number => pythonType(id) === 'int' && id !== 0
  const isMissed = (id: unknown) =>
    isNumber(id) &&
    ((major >= 19 && !table.rows.has(id)) || ((major === 14 || missesNegative === true) && Number(id) < 0))
  const gone = ids.find((id) => isGone(table, id) || isMissed(id))
  if (gone === undefined) return
  env.checkAccess(table, after.includes(operation) ? operation : 'read')
  env.existing(table, gone as number, 'read')
}
