import { isAtLeast, type Series } from '../wires/index.ts'
import type { FieldDefinition, ModelDefinition } from './orm/definition.ts'
import type { ServerException } from './orm/exceptions.ts'

/** What a series says differently, as recorded from real servers. */
export interface Dialect {
  readonly series: Series
  /** Since 16 ids have 84 characters, and an unknown id stays with an empty session behind it. */
  readonly keepsUnknownSessionIds: boolean
  newSessionId(): string
  /** What a session's requests answer: some series set the cookie every time. */
  readonly alwaysSetsCookie: boolean
  readonly sessionMaxAge: number
  /** What stands between field and leaf in the message on an unknown field. */
  readonly invalidDomainTerm: string
  invalidField(name: string, model: string): string
  missingRequired(model: ModelDefinition, name: string, field: FieldDefinition): string
  privateMethod(model: string, method: string): string
  unknownMethod(model: string, method: string): string
  /** The name of a base method's parameter on this series. */
  parameter(method: string, name: string): string
  /** A method's name in a Python TypeError. */
  qualified(method: string): string
  /** The members of a JSON-RPC error besides `jsonrpc`. */
  jsonRpcError(exception: ServerException, id: unknown): Record<string, unknown>
}

export function dialectOf(series: Series): Dialect {
  const since16 = isAtLeast(series, 16)
  const since19 = isAtLeast(series, 19)
  const python = !isAtLeast(series, 11) ? 'exceptions.' : 'builtins.'
  const odooPackage = isAtLeast(series, 10) ? 'odoo' : 'openerp'
  return {
    series,
    keepsUnknownSessionIds: since16,
    newSessionId: () => (since16 ? randomText(84, URL_SAFE) : randomText(40, HEXADECIMAL)),
    alwaysSetsCookie: !since16,
    sessionMaxAge: since16 ? 604_800 : 7_776_000,
    invalidDomainTerm: since19 ? 'condition' : 'leaf',
    invalidField: (name, model) => `Invalid field '${name}' ${since19 ? `in '${model}'` : `on model '${model}'`}`,
    missingRequired: (model, name, field) =>
      since19
        ? `The operation cannot be completed: Missing required value for the field '${field.string ?? name}' (${name}).\nModel: '${model.description}' (${model.name})\n- create/update: a mandatory field is not set\n- delete: another model requires the record being deleted, you can archive it instead\n`
        : `The operation cannot be completed:\n- Create/update: a mandatory field is not set.\n- Delete: another model requires the record being deleted. If possible, archive it instead.\n\nModel: ${model.description} (${model.name}), Field: ${field.string ?? name} (${name})`,
    privateMethod: (model, method) =>
      since19
        ? `Private methods (such as '${model}.${method}') cannot be called remotely.`
        : `Private methods (such as ${method}) cannot be called remotely.`,
    unknownMethod: (model, method) =>
      since19
        ? `The method '${model}.${method}' does not exist`
        : `type object '${model}' has no attribute '${method}'`,
    parameter: (method, name) => {
      if (name !== 'domain') return name
      if (method === 'name_search') return since19 ? 'domain' : 'args'
      return since16 || method === 'search_read' ? 'domain' : 'args'
    },
    qualified: (method) => (since19 ? `BaseModel.${method}` : method),
    jsonRpcError: (exception, id) => {
      const name = exception.exception.replace(/^builtins\./, python).replace(/^odoo\./, `${odooPackage}.`)
      const isExpired = name.endsWith('.SessionExpiredException')
      const isNotFound = name.endsWith('.NotFound')
      const data = {
        name,
        debug: `Traceback (most recent call last):\n${name}: ${exception.message}\n`,
        message: exception.message,
        arguments: exception.arguments,
        context: {},
      }
      return {
        id: since19 && (isExpired || isNotFound) ? null : id,
        error: {
          code: isExpired ? 100 : isNotFound && isAtLeast(series, 11) ? 404 : since19 ? 0 : 200,
          message: isExpired ? 'Odoo Session Expired' : isNotFound ? '404: Not Found' : 'Odoo Server Error',
          data,
        },
      }
    },
  }
}

const HEXADECIMAL = '0123456789abcdef'
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

// Both alphabets divide 256, so no character is likelier than another.
function randomText(length: number, alphabet: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')
}
