import { UnknownFieldError } from '../errors/index.ts'
import { suggestion } from '../errors/nearest.ts'
import type { CallOptions } from '../wires/index.ts'
import type { FileSession } from './file-session.ts'

/**
 * Refuses a field that holds no file, once the server has answered with a placeholder or that there is nothing: it says
 * the same of a field that there is not. Visitors may ask no model, so it stays as the server says for them.
 *
 * @throws UnknownFieldError with the nearest fields that hold files
 */
export async function checkFileField(
  session: FileSession,
  model: string,
  field: string,
  options: CallOptions,
): Promise<void> {
  if (session.isVisitor) return
  // What failed first says more.
  const schema = await session.schemaOf(model, options).catch(() => undefined)
  options.signal?.throwIfAborted()
  if (schema === undefined) return
  const fields = [...schema.fields]
    .filter(([, { kind }]) => kind === 'binary' || kind === 'image')
    .map(([name]) => name)
  if (fields.includes(field)) return
  const { text, nearest, known } = suggestion(field, fields)
  const message = `${model} has no file in a field '${field}'${text}`
  throw new UnknownFieldError({ exception: '', message }, { message, call: { model }, nearest, known })
}
