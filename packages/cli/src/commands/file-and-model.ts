import { UsageError } from '../command.ts'

/** The file and the model that a command is about. */
export function fileAndModel(
  path: string | undefined,
  model: string | undefined,
  purpose: 'import' | 'write to',
): { readonly path: string; readonly model: string } {
  if (path === undefined) throw new UsageError(`name one file to ${purpose}`)
  if (model === undefined) throw new UsageError('name the model: --model res.partner')
  return { path, model }
}
