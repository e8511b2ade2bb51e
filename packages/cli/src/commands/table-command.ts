import { type Connection, connect } from 'ooor'
import { type Terminal, UsageError } from '../command.ts'
import { connectionTarget, type TargetOptions } from '../connection-target.ts'

/** The one file and the model that a command is about. */
export function fileAndModel(
  [path, ...more]: readonly string[],
  model: string | undefined,
  purpose: 'import' | 'write to',
): { readonly path: string; readonly model: string } {
  if (path === undefined || more.length > 0) throw new UsageError(`name one file to ${purpose}`)
  if (model === undefined) throw new UsageError('name the model: --model res.partner')
  return { path, model }
}

/** Does something on the server that the command line names, and closes the connection. */
export async function onServer<T>(
  target: TargetOptions,
  { environment }: Terminal,
  work: (odoo: Connection) => Promise<T>,
): Promise<T> {
  const odoo = connect(connectionTarget(target, environment))
  try {
    return await work(odoo)
  } finally {
    await odoo.close()
  }
}
