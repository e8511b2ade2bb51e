import { ConfigError, suggestion } from 'ooor/protocol'

/** Where Python has the exceptions that are named by their last word. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  'odoo.exceptions': ['AccessDenied', 'AccessError', 'MissingError', 'RedirectWarning', 'UserError', 'ValidationError'],
  'odoo.http': ['SessionExpiredException'],
  builtins: ['AssertionError', 'AttributeError', 'Exception', 'KeyError', 'NameError', 'TypeError', 'ValueError'],
}

const WHOLE: ReadonlyMap<string, string> = new Map(
  Object.entries(MODULES).flatMap(([module, names]) => names.map((name) => [name, `${module}.${name}`] as const)),
)

/**
 * The Python name of an exception, as a server tells it: `UserError` is `odoo.exceptions.UserError`.
 *
 * @throws ConfigError for a single word that is none of Odoo's or Python's usual ones: a slip would be another exception
 */
export function exceptionName(name: string): string {
  const whole = name.includes('.') ? name : WHOLE.get(name)
  if (whole !== undefined) return whole
  throw new ConfigError(
    `there is no exception '${name}'${suggestion(name, WHOLE.keys()).guess} Others are named with their module, as 'psycopg2.OperationalError'`,
  )
}
