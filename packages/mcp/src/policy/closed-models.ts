/**
 * Models that are closed unless the policy opens them by name: users and their keys, the server's own machinery,
 * payroll, private mail, means of payment and bank accounts.
 */
export const CLOSED_MODELS: readonly string[] = [
  'res.users',
  'res.users.*',
  'res.groups',
  'res.groups.*',
  'res.config*',
  'res.device*',
  'res.partner.bank',
  'ir.*',
  'base.*',
  'base_import.*',
  'bus.*',
  'change.password.*',
  'auth.*',
  'auth_*',
  'account.online*',
  'certificate.*',
  'discuss.*',
  'fetchmail.*',
  'google.*',
  'hr.contract*',
  'hr.payroll*',
  'hr.payslip*',
  'hr.salary*',
  'hr.version*',
  'hr.work.entry*',
  'iap.*',
  'im_livechat.*',
  'mail.*',
  'microsoft.*',
  'payment.*',
  'portal.*',
  'pos.payment*',
  'queue.job*',
  'sms.*',
  'whatsapp.*',
  '*.apikeys*',
  '*payslip*',
]

/** Models that no policy opens: whoever reads or writes these has the passwords, keys or code of the server. */
export const SEALED_MODELS: readonly string[] = [
  'res.users.apikeys*',
  'res.users.identitycheck',
  'res.users.deletion',
  'change.password.*',
  'auth_totp.*',
  'ir.actions.server',
  'ir.config_parameter',
  'ir.cron',
  'ir.cron.*',
  'ir.mail_server',
  'ir.model.access',
  'ir.rule',
  'ir.sessions',
  'fetchmail.server',
]

/** A closed model's rows have names, and most say what was closed; those of users stand everywhere anyway. */
export const NAMED_THOUGH_CLOSED: ReadonlySet<string> = new Set(['res.users'])

/** Fields of people's pay and papers, closed on each model unless the policy opens them. */
export const CLOSED_FIELDS: readonly string[] = [
  'wage',
  '*_wage',
  'wage_*',
  'salary',
  'salary_*',
  'ssnid',
  'sinid',
  'passport_id',
  'identification_id',
  'bank_account_id',
  'bank_account_ids',
  'bank_ids',
  'acc_number',
  'account_number',
  'sanitized_acc_number',
]
