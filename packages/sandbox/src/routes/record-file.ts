import { mimeTypeOfBytes, UNKNOWN } from '../data/mime-types.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment, Table } from '../orm/environment.ts'
import { recordNamed } from '../orm/external-ids.ts'
import { base64Of, bytesOfBase64, noBytes } from '../orm/stored-binary.ts'
import { ServerException, valueError } from '../python/exceptions.ts'
import { intOf } from '../python/numbers.ts'
import type { AskedFile } from './asked-file.ts'
import { avatarOf } from './avatar.ts'
import type { SentFile } from './file-answer.ts'
import type { DatabaseVisit } from './route.ts'

/** What is under an address: a file, or where it is. */
export type FoundFile = SentFile | { readonly url: string }

interface Found {
  /** In whose rights it is read: who has a token has those of nobody in particular. */
  readonly env: Environment
  readonly table: Table
  readonly id: number
  readonly row: Readonly<Stored>
  /** Its address tells a secret of its own, or it is everybody's. */
  readonly isPublic: boolean
}

/**
 * The file that an address names; undefined for none, and for what the visitor may not see. Raises what Python does for ids
 * that are no numbers, and up to 15 for fields that hold no file (tried on 14.0 and 19.0; of 15 to 18 by source).
 */
export function recordFile(visit: DatabaseVisit, asked: AskedFile): FoundFile | undefined {
  const found = foundRecord(visit, asked)
  if (found === undefined) return undefined
  const { table, row, isPublic, env } = found
  const isAttachment = table.definition.name === 'ir.attachment'
  const isOld = env.dialect.series.major < 16
  const isContent = isAttachment && (isOld || ['raw', 'datas', 'db_datas'].includes(asked.field))
  if (isContent && row.type === 'url' && typeof row.url === 'string') return { url: row.url }
  const field = table.fields[asked.field]
  if (isOld) return field && oldFile(found, asked)
  // Who has a picture has one for what stands in its place.
  const isAvatar = /^avatar_\d+$/.test(asked.field) && 'image_1920' in table.fields
  if (field?.type !== 'binary' && !isAvatar && !isContent) return undefined
  const bytes = isContent ? (bytesUnder(found, 'datas') ?? NOTHING) : bytesUnder(found, asked.field)
  if (bytes === undefined) return undefined
  const told = visit.query.get('mimetype') || (isContent ? textOf(row.mimetype) : undefined)
  const mimetype = told ?? mimeTypeOfBytes(bytes, env)
  const name = asked.filename ?? shown(found, asked.filenameField) ?? nameless(found, asked, '_')
  return { bytes, mimetype, name: withEnding(name.replace(/[\r\n]/g, '_'), mimetype), isPublic, ...etagOf(bytes) }
}

const NOTHING = new Uint8Array()

/** An attachment without anything in it has no sum of it. */
const etagOf = (bytes: Uint8Array) => (bytes.length === 0 ? { hasEtag: false } : {})

/** Up to 15 whatever is there is taken for base64. */
function oldFile(found: Found, { field, filename, filenameField }: AskedFile): SentFile | undefined {
  const { table, row, env, isPublic } = found
  const isFile = table.fields[field]?.type === 'binary'
  const stored = (isFile && field !== 'raw' ? bytesUnder(found, field) : bytesOfAny(told(found, field))) ?? NOTHING
  const isAttachment = table.definition.name === 'ir.attachment'
  const attached = isAttachment ? textOf(row.mimetype) : undefined
  const mimetype = attached ?? mimeTypeOfBytes(stored, env)
  // An attachment has a name of its own.
  const name = (isAttachment ? undefined : filename) ?? shown(found, filenameField)
  const whole = name === undefined ? nameless(found, { field }, '.') + endingOf(mimetype) : withEnding(name, mimetype)
  return { bytes: stored, mimetype, name: whole, isPublic }
}

function foundRecord(visit: DatabaseVisit, asked: AskedFile): Found | undefined {
  const env = visit.database.as(visit.session.uid)
  const id = asked.id === undefined ? undefined : intOf(asked.id)
  const named = asked.xmlid === undefined ? undefined : recordNamed(env.sudo(), asked.xmlid)
  const [model, own] = asked.xmlid === undefined ? [asked.model, id] : [named?.model, named?.res_id]
  if (typeof model !== 'string' || typeof own !== 'number' || !env.hasModel(model)) return undefined
  const table = env.table(model)
  const row = table.rows.get(own)
  if (row === undefined) return undefined
  const token = visit.query.get('access_token')
  if (model === 'ir.attachment' && token) {
    // wire/14.0 to wire/19.0/svc-content-access_token; who has a wrong one may nothing, whoever they are.
    return row.access_token === token ? { env: env.sudo(), table, id: own, row, isPublic: true } : undefined
  }
  if (model === 'ir.attachment' && row.public === true) return { env: env.sudo(), table, id: own, row, isPublic: true }
  if (isSeen(env, model, own)) return { env, table, id: own, row, isPublic: false }
  // Nobody catches what is raised there (tried on 14.0).
  if (env.dialect.series.major < 16 && model === 'ir.attachment' && env.groups.includes('portal')) {
    throw env.dialect.exceptions.accessDenied()
  }
  return undefined
}

const isSeen = (env: Environment, model: string, id: number) =>
  unlessRefused(() => env.search(model, [['id', '=', id]]).length > 0 || env.read(model, [id], ['id']).length > 0) ===
  true

/** A value of the record; undefined for what its reader may not see. */
const told = ({ env, table, id }: Found, field: string) =>
  unlessRefused(() => env.read(table.definition.name, [id], [field])[0]?.[field])

function unlessRefused<Value>(run: () => Value): Value | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof ServerException) return undefined
    throw error
  }
}

/** All sizes of a picture are one here. */
function bytesUnder(found: Found, field: string): Uint8Array<ArrayBuffer> | undefined {
  const { env, table } = found
  const [, size] = /^(?:image|avatar)_(\d+)$/.exec(field) ?? []
  const kept = size !== undefined && 'image_1920' in table.fields ? 'image_1920' : field
  // Since 20 it is read as `{content, filename?}`.
  const base64 = table.fields[kept] === undefined ? undefined : base64Of(told(found, kept))
  if (base64) return bytesOfBase64(base64)
  const { major } = env.dialect.series
  return field.startsWith('avatar_') && hasLetter(found, major)
    ? avatarOf(shown(found, 'name') ?? '', major)
    : undefined
}

/** Up to 18 a contact has a letter where an employee logs in as them (tried on 16.0 to 19.0). */
function hasLetter({ env, table, id }: Found, major: number): boolean {
  if (table.definition.name !== 'res.partner' || major >= 19) return true
  const users = env.table('res.users')
  return users.referring('partner_id', id).some((user) => env.sudo().raw(users, user, 'share') === false)
}

/** What `base64.b64decode` makes of a value of any kind: of text, its digits; nothing of nothing. */
function bytesOfAny(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (value === false || value === null || value === undefined || value === '') return undefined
  if (typeof value !== 'string') throw noBytes(value)
  if (/\P{ASCII}/u.test(value)) throw valueError('string argument should contain only ASCII characters')
  return bytesOfBase64(value)
}

function shown(found: Found, field: string): string | undefined {
  return field in found.table.fields ? textOf(told(found, field)) : undefined
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const nameless = ({ table, id }: Found, { field }: Pick<AskedFile, 'field'>, dot: '.' | '_') =>
  `${dot === '.' ? table.definition.name : table.definition.name.replaceAll('.', '_')}-${id}-${field}`

const withEnding = (name: string, mimetype: string) =>
  mimetype === UNKNOWN || /\.\w+$/.test(name) ? name : name + endingOf(mimetype)

/** As Python's `mimetypes.guess_extension` tells it. */
const endingOf = (mimetype: string) => ENDINGS[mimetype] ?? ''

const ENDINGS: Readonly<Record<string, string | undefined>> = {
  ...{ 'image/png': '.png', 'image/jpeg': '.jpg', 'image/gif': '.gif', 'image/svg+xml': '.svg', 'image/webp': '.webp' },
  ...{ 'text/plain': '.txt', 'text/html': '.html', 'text/csv': '.csv', 'text/xml': '.xml', 'text/css': '.css' },
  ...{ 'application/pdf': '.pdf', 'application/json': '.json', 'application/zip': '.zip', 'application/xml': '.xsl' },
}
