import type { FileSource } from '../belongings/file-types.ts'
import { OoorError, OutcomeUnknownError, UnsupportedError } from '../errors/index.ts'
import { bytesOf, sizeOf } from '../files/file-source.ts'
import { multipart } from '../files/multipart.ts'
import { isAtLeast, toBase64 } from '../wires/index.ts'
import type { CopyOptions, LongOptions, RestoreOptions } from './admin-types.ts'
import { checkName, twice } from './database-names.ts'
import type { DatabaseService } from './database-service.ts'

/** Copies a database on the server. */
export async function duplicate(
  service: DatabaseService,
  source: string,
  target: string,
  { neutralize = false, replace, ...options }: CopyOptions,
): Promise<void> {
  const series = await service.series()
  if (!isAtLeast(series, 7)) {
    throw new UnsupportedError(
      `OpenERP ${series.name} copies no databases: back one up and restore it under another name`,
    )
  }
  await checkNeutralize(service, neutralize)
  await service.expect({ present: source }, options)
  await inPlace(service, target, replace, options, async (name) => {
    await service.run(
      {
        method: 'duplicate_database',
        args: [source, name, ...(neutralize ? [true] : [])],
        form: 'duplicate',
        fields: { name: source, new_name: name, ...(neutralize && { neutralize_database: 'true' }) },
      },
      options,
    )
  })
}

/** Makes a database of a backup: since 9 the file is sent as it is read, before as base64. */
export async function restore(
  service: DatabaseService,
  target: string,
  source: FileSource,
  { copy = true, neutralize = false, replace, size, onProgress, ...options }: RestoreOptions,
): Promise<void> {
  const series = await service.series()
  await checkNeutralize(service, neutralize)
  const known = size ?? sizeOf(source)
  await inPlace(service, target, replace, options, async (name) => {
    try {
      if (!isAtLeast(series, 9)) {
        const data = toBase64(await bytesOf(source, known))
        await service.guarded('restore', [name, data, ...(isAtLeast(series, 8) ? [copy] : [])], options)
        return
      }
      const fields = { name, copy: String(copy), ...(neutralize && { neutralize_database: 'true' }) }
      const tell = (sent: number) => onProgress?.({ sent, total: known })
      const file = { field: 'backup_file', name: 'backup', mimetype: 'application/octet-stream', source }
      const form = (secret: string) => multipart({ master_pwd: secret, ...fields }, file, known, tell)
      await service.forms.upload('restore', form, options)
    } catch (error) {
      throw await withLeftover(service, error, name, options)
    }
  })
}

/** Renames a database. */
export async function rename(service: DatabaseService, from: string, to: string, options: LongOptions): Promise<void> {
  await service.run(
    {
      method: 'rename',
      args: [from, to],
      form: 'rename',
      fields: { name: from, new_name: to },
      // Not on 19.0; 20's own route, read in a public addon that overrides it.
      formSince: [19, 1],
    },
    options,
  )
}

/** Drops a database. False when there was none. */
export async function drop(service: DatabaseService, name: string, options: LongOptions): Promise<boolean> {
  return (await service.run({ method: 'drop', args: [name], form: 'drop', fields: { name } }, options)) !== false
}

/**
 * Makes a database under a name. Odoo puts none over another: to replace one, the new one is made beside it, and the old
 * one goes once it is whole.
 */
async function inPlace(
  service: DatabaseService,
  target: string,
  replace: string | undefined,
  options: LongOptions,
  make: (name: string) => Promise<void>,
): Promise<void> {
  checkName(target)
  if (replace === undefined) {
    await service.expect({ absent: target }, options)
    return make(target)
  }
  if (replace !== target) throw twice('replace', target, replace)
  await service.expect({ present: target }, options)
  const beside = `${target.slice(0, 50)}_${crypto.randomUUID().slice(0, 8)}`
  await make(beside)
  try {
    await drop(service, target, options)
    await rename(service, beside, target, options)
  } catch (cause) {
    const what = OoorError.is(cause) ? cause.message : 'the work was broken off'
    throw new OutcomeUnknownError(`${what}. The new database is whole, and is called '${beside}' now`, { cause })
  }
}

async function checkNeutralize(service: DatabaseService, neutralize: boolean): Promise<void> {
  const series = await service.series()
  if (!neutralize || isAtLeast(series, 16)) return
  throw new UnsupportedError(`Odoo ${series.name} cannot neutralize a database: that came with 16.0`)
}

/** A restore that fails leaves an empty database (wire/16.0/svc-db-restore-bad). */
async function withLeftover(
  service: DatabaseService,
  error: unknown,
  name: string,
  options: LongOptions,
): Promise<unknown> {
  if (!OoorError.is(error) || OutcomeUnknownError.is(error)) return error
  const names = await service.names(options).catch((): string[] => [])
  if (names.includes(name)) {
    error.message = `${error.message.replace(/\.$/, '')}. A database '${name}' is left that is not whole: drop it`
  }
  return error
}
