import type { Series } from 'ooor/protocol'
import {
  accessError,
  attributeError,
  keyError,
  notFound,
  ServerException,
  userError,
  valueError,
} from '../python/exceptions.ts'
import { pythonRepr, pythonTuple } from '../python/repr.ts'
import type { Operation, UnknownLeaf } from './exception-subjects.ts'
import { rowOf } from './row-of-series.ts'

/** What is not there, in the words of a series. */
export interface LookupExceptions {
  unknownOrderField(name: string, model: string): ServerException
  unknownLanguage(code: string): ServerException
  unknownLeaf(unknown: UnknownLeaf): ServerException
  unknownField(operation: Operation, name: string, model: string): ServerException
  unknownMethod(model: string, method: string): ServerException
  /** The object service and the web client look models up differently. */
  unknownModel(model: string, method: string, asker: 'service' | 'web'): ServerException
  unknownDatabase(name: string, asker: 'service' | 'web'): ServerException
}

/** What is not there, in the words of a series: as in wire/<series>/xmlrpc-object-* and web-*. */
export function lookupExceptionsOf(series: Series): LookupExceptions {
  const { major } = series
  const pick = rowOf(series)
  return {
    unknownOrderField: (name, model) => valueError(`Invalid field '${name}' on model '${model}'`),
    unknownLanguage: (code) => userError(`Invalid language code: ${code}`),
    unknownLeaf: pick<LookupExceptions['unknownLeaf']>(
      [
        6,
        ({ model, field, leaf, textPrefix }) => {
          const active = 'active' in model.fields ? "'&', ('active', '=', 1), " : ''
          const domain = `[${active}${pythonTuple(leaf, textPrefix)}]`
          return valueError(`Invalid field ${pythonRepr(field, textPrefix)} in domain expression ${domain}`)
        },
      ],
      [
        7,
        ({ model, field, leaf, textPrefix }) => {
          const table = model.name.replace(/\./g, '_')
          const shown = `<osv.ExtendedLeaf: ${pythonTuple(leaf, textPrefix)} on ${table} (ctx: )>`
          return valueError(`Invalid field ${pythonRepr(field, textPrefix)} in leaf "${shown}"`)
        },
      ],
      [14, ({ model, field, leaf }) => valueError(`Invalid field ${model.name}.${field} in leaf ${pythonTuple(leaf)}`)],
      [
        19,
        ({ model, field, leaf }) =>
          valueError(`Invalid field ${model.name}.${field} in condition ${pythonTuple(leaf)}`),
      ],
    ),
    unknownField: pick<LookupExceptions['unknownField']>(
      [6, (_, name, model) => valueError(`Invalid field ${pythonRepr(name)} on model '${model}'`)],
      [
        19,
        (operation, name, model) =>
          operation === 'write' && LOOKS_EACH_UP.has(model)
            ? raisedBy(keyError(name), 'field = self._fields[fname]')
            : valueError(`Invalid field ${pythonRepr(name)} ${operation === 'read' ? 'on' : 'in'} '${model}'`),
      ],
    ),
    unknownMethod: pick<LookupExceptions['unknownMethod']>(
      [6, (model, method) => attributeError(`'${model}' object has no attribute '${method}'`)],
      [9, (model, method) => attributeError(`type object '${model}' has no attribute '${method}'`)],
      // wire/16.0, wire/17.0 and wire/18.0/web-unknown-method
      [16, (model, method) => attributeError(`The method '${model}.${method}' does not exist`)],
      [17, (model, method) => attributeError(`The method '${method}' does not exist on the model '${model}'`)],
      [18, (model, method) => attributeError(`The method '${model}.${method}' does not exist`)],
    ),
    unknownModel: (model, method, asker) => {
      if (asker === 'service' || major < 8) return userError(`Object ${model} doesn't exist`, 'Object Error')
      return pick(
        [6, () => attributeError(`'NoneType' object has no attribute '${method}'`)],
        [9, () => keyError(model)],
        // Resolved while it routes (wire/18.0 and wire/19.0/web-unknown-model).
        [18, () => notFound()],
      )()
    },
    unknownDatabase: (name, asker) => {
      // wire/16.0/web-authenticate-unknown-db
      if (asker === 'web' && major >= 16) return accessError('Database not found.')
      // The words are libpq's; the recorded 14 ran with an older one.
      const where = major > 8 && major < 19 ? '' : 'connection to server at "127.0.0.1", port 5432 failed: '
      return new ServerException('psycopg2.OperationalError', `${where}FATAL:  database "${name}" does not exist\n`)
    },
  }
}

/** Models of 19 that look the fields of a change up one by one (tried on 19.0). */
const LOOKS_EACH_UP: ReadonlySet<string> = new Set(['res.partner', 'res.partner.bank'])

function raisedBy(exception: ServerException, source: string): ServerException {
  exception.source = source
  return exception
}
