import { UnknownFieldError } from '../errors/index.ts'
import { suggestion } from '../errors/nearest.ts'
import type { FileSession } from './file-session.ts'

/** Fields of models that hold files, as each session sees them: none where the user may not see the model. */
const fileFields = new WeakMap<FileSession, Map<string, Promise<ReadonlySet<string> | undefined>>>()

/**
 * Refuses a field that holds no file, once the server has answered with a placeholder or that there is nothing: it says
 * the same of a field that there is not. Visitors may ask no model, so it stays as the server says for them.
 *
 * @throws UnknownFieldError with the nearest fields that hold files
 */
export async function checkFileField(session: FileSession, model: string, field: string): Promise<void> {
  if (session.isVisitor) return
  const known = fileFields.get(session) ?? new Map()
  fileFields.set(session, known)
  const asked: Promise<ReadonlySet<string> | undefined> = known.get(model) ?? fieldsWithFiles(session, model)
  known.set(model, asked)
  const fields = await asked
  if (fields === undefined || fields.has(field)) return
  const { text, nearest, known: all } = suggestion(field, fields)
  const message = `${model} has no file in a field '${field}'${text}`
  throw new UnknownFieldError({ exception: '', message }, { message, call: { model }, nearest, known: all })
}

async function fieldsWithFiles(session: FileSession, model: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const fields = await session.call(model, 'fields_get', [], { attributes: ['type'] })
    const described = Object.entries(fields as Readonly<Record<string, { readonly type?: unknown }>>)
    return new Set(described.filter(([, { type }]) => type === 'binary' || type === 'image').map(([name]) => name))
  } catch {
    // What failed first says more.
    return undefined
  }
}
