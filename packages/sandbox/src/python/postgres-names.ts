const FAMILIES: readonly (readonly [name: string, conditions: readonly string[]])[] = [
  [
    'IntegrityError',
    ['NotNullViolation', 'UniqueViolation', 'ForeignKeyViolation', 'CheckViolation', 'RestrictViolation'],
  ],
  [
    'ProgrammingError',
    [
      ...['SyntaxError', 'UndefinedFunction', 'UndefinedColumn', 'UndefinedTable', 'UndefinedParameter'],
      ...['DatatypeMismatch', 'CannotCoerce', 'GroupingError', 'AmbiguousColumn', 'DuplicateDatabase'],
    ],
  ],
  ['extensions.TransactionRollbackError', ['SerializationFailure', 'DeadlockDetected']],
  ['OperationalError', ['LockNotAvailable', 'TooManyConnections']],
]

/** PostgreSQL's condition by its family alone, as psycopg2 before 2.8 has it, which Odoo asks for up to 13 (tried on 8.0). */
export function oldPostgresName(condition: string): string {
  const family = FAMILIES.find(([, conditions]) => conditions.includes(condition))?.[0]
  return `psycopg2.${family ?? 'DataError'}`
}
