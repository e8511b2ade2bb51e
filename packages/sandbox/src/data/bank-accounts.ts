import type { Series } from 'ooor/protocol'
import type { MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { hashed, isTrue, iterated, matched, pythonType, withAttribute } from '../python/eyes.ts'
import { pythonStr } from '../python/repr.ts'
import { defaultsOfRecords } from './defaults-of-records.ts'
import { bankTries } from './name-tries.ts'
import { createMessage } from './new-message.ts'
import { keepTracked } from './tracking.ts'

const ACCOUNT = 'res.partner.bank'
const DEFAULTS = defaultsOfRecords(ACCOUNT)

/** The number is the name that somebody typed (odoo/addons/account of 16 to 18; tried on 16.0 to 18.0). */
const accountDefaults: MethodDefinition = {
  ...DEFAULTS,
  run: (env, ids, args) => {
    const values = DEFAULTS.run(env, ids, args) as Readonly<Record<string, unknown>>
    if (!iterated(args.fields_list).includes('acc_number') || isTrue(values.acc_number)) return values
    return { ...values, acc_number: env.context.default_name || null }
  },
}

const ADMINISTERED_BY_EMPLOYEES = { system: 'rwcd', user: 'rwcd' } as const

/** Banks and partners' accounts with them: employees' business, portal users see none (tried on 14.0 and 19.0). */
export function bankModels({ major }: Series): ModelDefinition[] {
  // Whoever may write accounts may name the bank (schemas of real 17.0 and 18.0).
  const written = major < 17 ? {} : { readonly: false }
  const accounts: ModelDefinition = {
    name: ACCOUNT,
    description: 'Bank Accounts',
    access: ADMINISTERED_BY_EMPLOYEES,
    order: 'sequence, id',
    recName: 'acc_number',
    // With its bank since 16 (tried on 14.0 and 16.0 to 19.0).
    ...(major >= 16 && {
      displayName: ({ acc_number, bank_id }, env) => {
        const bank = env
          .sudo()
          .table('res.bank')
          .rows.get(bank_id as number)
        return bank === undefined ? String(acc_number || '') : `${String(acc_number)} - ${String(bank.name)}`
      },
    }),
    companyField: 'company_id',
    // A number is stripped before anybody asks who may make accounts (tried on 19.0).
    inspects: ({ acc_number }, { dialect }) => {
      if (dialect.series.major >= 19 && isTrue(acc_number)) matched(acc_number, dialect.series.major)
    },
    fields: {
      active: { type: 'boolean', string: 'Active', default: true, since: 14 },
      acc_number: { type: 'char', string: 'Account Number', required: true },
      sanitized_acc_number: {
        ...{ type: 'char', string: 'Sanitized Account Number', readonly: true, isUntold: major < 9 },
        ...(major >= 19 && { copy: false }),
      },
      acc_type: {
        type: 'selection',
        string: 'Type',
        since: 9,
        selection: [['bank', 'Normal']],
        readonly: true,
        compute: () => 'bank',
      },
      acc_holder_name: { type: 'char', string: 'Account Holder Name', since: 11 },
      partner_id: {
        type: 'many2one',
        string: 'Account Holder',
        relation: 'res.partner',
        required: true,
        onDelete: 'cascade',
      },
      bank_id: { type: 'many2one', string: 'Bank', relation: 'res.bank' },
      bank_name: { type: 'char', string: 'Name', related: 'bank_id.name', ...written },
      bank_bic: { type: 'char', string: 'Bank Identifier Code', related: 'bank_id.bic', ...written },
      sequence: { type: 'integer', string: 'Sequence', default: 10 },
      currency_id: { type: 'many2one', string: 'Currency', relation: 'res.currency' },
      // The caller's on 14, the partner's on 19 (tried).
      company_id: { type: 'many2one', string: 'Company', relation: 'res.company', readonly: true },
    },
    unique:
      major < 16
        ? { 'sanitized_acc_number,company_id': 'Account Number must be unique' }
        : { 'sanitized_acc_number,partner_id': 'The combination Account Number/Partner must be unique.' },
    prepare: (values, env) => {
      const partner = env.table('res.partner').rows.get(values.partner_id as number)
      return {
        ...(major < 16 ? { company_id: env.companyId } : { company_id: partner?.company_id ?? false }),
        ...(major >= 17 && { acc_holder_name: partner?.name ?? false }),
        ...values,
        ...('acc_number' in values && { sanitized_acc_number: sanitized(values.acc_number) }),
      }
    },
    ...(major >= 16 && {
      created: (row, env) => tellOfAccount(env, row, 'created'),
      tracked: TRACKED,
      changed: (row, before, env) => keepTracked(env, ACCOUNT, row, before, tellOfAccount(env, row, 'updated')),
    }),
    methods: {
      ...(major >= 16 && major <= 18 && { default_get: accountDefaults }),
      ...(major >= 18 && { unlink: archivedInstead }),
    },
    ...(major >= 16 && major < 18 && { removed: tellOfDeleted }),
    ...(major >= 14 && { onchanges: accountOnchanges(major) }),
    follows: (_row, values, env) => {
      const partner = env.table('res.partner').rows.get(values.partner_id as number)
      const isHeld = major >= 17 && partner !== undefined && !('acc_holder_name' in values)
      return {
        ...('acc_number' in values && { sanitized_acc_number: sanitized(values.acc_number) }),
        ...(isHeld && { acc_holder_name: partner.name }),
      }
    },
  }
  return [banks, accounts]
}

/** A number follows without its blanks, and since 17 the holder's name (tried on 14.0 and 19.0). */
const accountOnchanges = (major: number): NonNullable<ModelDefinition['onchanges']> => ({
  acc_number: ({ values }) => ({ value: { sanitized_acc_number: sanitized(values.acc_number) } }),
  ...(major >= 17 && {
    partner_id: ({ values }, env) => {
      const partner = env.table('res.partner').rows.get(values.partner_id as number)
      return { value: { acc_holder_name: partner?.name ?? false } }
    },
  }),
})

/** Payments may name an account: since 18 it is put aside where it would be deleted (tried on 18.0 of April 2025 and 19.0; older builds of 18 delete it). */
const archivedInstead: MethodDefinition = {
  params: [],
  run: (env, ids) => {
    if (ids.length === 0) return true
    ids.forEach(hashed)
    // Of what is nothing there is nobody to tell.
    if (!isTrue(ids[0])) singleton('res.partner', [])
    const rows = env.read(ACCOUNT, ids, ['acc_number'])
    for (const { id, acc_number } of rows) {
      const row = env.table(ACCOUNT).rows.get(Number(id))
      if (row !== undefined) tellOfAccount(env, row, `with number ${String(acc_number)} archived`)
    }
    env.write(ACCOUNT, ids, { active: false })
    return true
  },
}

/** Up to 17 it goes (tried on 16.0 and 17.0). */
function tellOfDeleted(rows: readonly Readonly<Stored>[], env: Environment): void {
  for (const row of rows) tellOfAccount(env, row, `with number ${String(row.acc_number)} deleted`)
}

/** What of an account is tracked since 16 (`fields_get` and messages of 19.0; tried on 16.0 to 18.0). */
const TRACKED = ['active', 'acc_number', 'acc_holder_name', 'partner_id', 'bank_id', 'currency_id']

/** The thread of whose account it is tells of it since 16 (tried on 16.0 to 19.0). */
function tellOfAccount(env: Environment, { id, partner_id }: Readonly<Stored>, what: string): number {
  const link = `<a href="#" data-oe-model="res.partner.bank" data-oe-id="${id}">#${id}</a>`
  return createMessage(env, 'res.partner', partner_id as number, {
    body: `<p>Bank Account ${link} ${what}</p>`,
    subtype: 2,
  })
}

const banks: ModelDefinition = {
  name: 'res.bank',
  description: 'Bank',
  access: ADMINISTERED_BY_EMPLOYEES,
  order: 'name, id',
  searchedByName: ['name', 'bic'],
  nameTries: bankTries,
  // Tried on 14.0 and 19.0.
  displayName: ({ name, bic }) => (bic ? `${String(name)} - ${String(bic)}` : String(name || '')),
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    bic: { type: 'char', string: 'Bank Identifier Code' },
    street: { type: 'char', string: 'Street' },
    zip: { type: 'char', string: 'Zip' },
    city: { type: 'char', string: 'City' },
    country: { type: 'many2one', string: 'Country', relation: 'res.country' },
    email: { type: 'char', string: 'Email' },
    phone: { type: 'char', string: 'Phone' },
    active: { type: 'boolean', string: 'Active', default: true },
  },
  prepare: inCapitals,
  taken: inCapitals,
}

/** Since 19 a bank's code is kept in capitals (tried on 19.0). */
function inCapitals(values: Readonly<Record<string, unknown>>, env: Environment): Readonly<Record<string, unknown>> {
  if (env.dialect.series.major < 19 || pythonType(values) !== 'dict' || !isTrue(values.bic)) return values
  return { ...values, bic: withAttribute(values.bic, 'upper').toUpperCase() }
}

/** Letters and digits of any script alone, as Python's `\W` has it, in capitals (tried on 14.0). */
const sanitized = (number: unknown) =>
  number
    ? pythonStr(number)
        .replaceAll(/[^\p{L}\p{N}_]+/gu, '')
        .toUpperCase()
    : false
