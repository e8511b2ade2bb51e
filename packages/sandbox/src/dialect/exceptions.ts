import type { Series } from 'ooor/protocol'
import {
  accessDenied,
  accessError,
  attributeError,
  keyError,
  missingError,
  notFound,
  ServerException,
  userError,
  validationError,
  valueError,
} from '../python/exceptions.ts'
import { pythonRepr, pythonTuple } from '../python/repr.ts'

export type Operation = 'read' | 'write' | 'create' | 'unlink'

/** A model, as far as messages name it. */
export interface NamedModel {
  readonly name: string
  readonly description: string
  readonly fields: object
}

/** A field, as far as messages name it. */
export interface LabelledField {
  readonly string?: string
}

/** Whom a message is for. */
export interface Caller {
  readonly uid: number
  readonly groups: readonly string[]
}

/** A leaf of a domain with a field that is not there. */
export interface UnknownLeaf {
  readonly model: NamedModel
  readonly field: string
  readonly leaf: readonly unknown[]
  /** The `u` of Python 2 before text that came as JSON. */
  readonly textPrefix: string
}

/** What a server raises, in the words of its series. */
export interface Exceptions {
  accessDenied(): ServerException
  accessRights(operation: Operation, model: NamedModel): ServerException
  recordRule(operation: Operation, model: NamedModel): ServerException
  missingRecord(operation: Operation, model: NamedModel, id: number, uid: number): ServerException
  missingRequired(model: NamedModel, name: string, field: LabelledField): ServerException
  recursion(model: string, field: string): ServerException
  /** Two rows with one value; the words are the model's. */
  notUnique(words: string, row: Readonly<Record<string, unknown>>): ServerException
  /** A many2many to a record that is not there. */
  missingLink(model: string, relation: string, id: number): ServerException
  notInSelection(model: string, field: string, value: unknown): ServerException
  unknownOrderField(name: string, model: string): ServerException
  /** A field that the user's groups may not know of. */
  fieldRights(operation: Operation, model: NamedModel, name: string, caller: Caller): ServerException
  /** A row that a required many2one of another model refers to. */
  stillReferenced(by: NamedModel, name: string, field: LabelledField): ServerException
  unknownLanguage(code: string): ServerException
  unknownLeaf(unknown: UnknownLeaf): ServerException
  unknownField(operation: Operation, name: string, model: string): ServerException
  privateMethod(model: string, method: string): ServerException
  unknownMethod(model: string, method: string): ServerException
  /** The object service and the web client look models up differently. */
  unknownModel(model: string, method: string, asker: 'service' | 'web'): ServerException
  unknownDatabase(name: string, asker: 'service' | 'web'): ServerException
}

/** One row per series that changed the words; the last that is not later counts. */
type Rows<T> = readonly (readonly [since: number, value: T])[]

/** The words of each series, as in wire/<series>/xmlrpc-object-* and web-*. */
export function exceptionsOf(series: Series): Exceptions {
  const { major } = series
  const pick = <T>(...rows: Rows<T>): T => (rows.findLast(([since]) => since <= major) as readonly [number, T])[1]
  const contact = '\n\nContact your administrator to request access if necessary.'
  const administrators = pick([6, 'Configuration'], [7, 'Administration/Settings'], [19, 'Role / Administrator'])
  return {
    accessDenied: () => accessDenied(pick([6, 'Access denied.'], [9, 'Access denied'], [14, 'Access Denied'])),
    accessRights: pick<Exceptions['accessRights']>(
      [
        6,
        (operation, { name }) =>
          accessError(
            `You can not ${OLD_VERB[operation]} document (${name}) ! Be sure your user belongs to one of these groups: ${administrators}.`,
          ),
      ],
      [
        7,
        (operation, { name }) =>
          accessError(
            `Sorry, you are not allowed to ${VERB[operation]} this document. Only users with the following access level are currently allowed to do that:\n- ${administrators}\n\n(Document model: ${name})`,
            pick([6, 'Access Denied'], [8, undefined]),
          ),
      ],
      [
        13,
        (operation, { name, description }) =>
          accessError(
            `You are not allowed to ${VERB[operation]} '${description}' (${name}) records.\n\nThis operation is allowed for the following groups:\n\t- ${administrators}${contact}`,
          ),
      ],
    ),
    recordRule: pick<Exceptions['recordRule']>(
      [
        6,
        (operation, { description }) =>
          accessError(
            `Operation prohibited by access rules, or performed on an already deleted document (Operation: ${operation}, Document type: ${description}).`,
          ),
      ],
      [
        7,
        (operation, { description }) =>
          accessError(
            `The requested operation cannot be completed due to security restrictions. Please contact your system administrator.\n\n(Document type: ${description}, Operation: ${operation})`,
            pick([6, 'Access Denied'], [8, undefined]),
          ),
      ],
      [
        13,
        (operation, { name, description }) =>
          accessError(
            `Due to security restrictions, you are not allowed to ${VERB[operation]} '${description}' (${name}) records.${contact}`,
          ),
      ],
    ),
    missingRecord: pick<Exceptions['missingRecord']>(
      [
        6,
        (operation, { description }) =>
          missingError(
            `One of the records you are trying to ${VERB[operation]} has already been deleted (Document type: ${description}).`,
          ),
      ],
      [
        10,
        (_, { name }, id, uid) =>
          missingError(`Record does not exist or has been deleted.\n(Record: ${name}(${id},), User: ${uid})`),
      ],
    ),
    missingRequired: pick<Exceptions['missingRequired']>(
      [6, integrityError],
      [
        13,
        (model, name, field) =>
          validationError(
            `The operation cannot be completed:\n- Create/update: a mandatory field is not set.\n- Delete: another model requires the record being deleted. If possible, archive it instead.\n\nModel: ${model.description} (${model.name}), Field: ${field.string ?? name} (${name})`,
          ),
      ],
      [
        19,
        (model, name, field) =>
          validationError(
            `The operation cannot be completed: Missing required value for the field '${field.string ?? name}' (${name}).\nModel: '${model.description}' (${model.name})\n- create/update: a mandatory field is not set\n- delete: another model requires the record being deleted, you can archive it instead\n`,
          ),
      ],
    ),
    recursion: pick<Exceptions['recursion']>(
      [
        6,
        (model, field) =>
          validationError(`Error occurred while validating the field(s) ${field}: ${recursionWords(model)}`),
      ],
      [
        8,
        (model, field) =>
          validationError(`Field(s) \`${field}\` failed against a constraint: ${recursionWords(model)}`),
      ],
      [9, (model) => validationError(recursionWords(model))],
      // Models with a `parent_path` are checked by the ORM itself.
      [
        13,
        (model) =>
          model === 'res.partner' ? validationError(recursionWords(model)) : userError('Recursion Detected.'),
      ],
    ),
    // The words may name values: `{module}`. PostgreSQL's own, of a bare index, 19 introduces.
    notUnique: (words, row) => {
      const filled = words.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name] || ''))
      if (major < 9) return validationError(filled.replace(/!$/, ' !'), 'Constraint Error')
      const isBare = major >= 19 && filled.startsWith('duplicate key')
      return validationError(isBare ? `The operation cannot be completed: ${filled}` : filled)
    },
    missingLink: (model, relation) => {
      const [one, other] = [model, relation].map((name) => name.replace(/\./g, '_')).toSorted()
      const constraint = `${one}_${other}_rel_${relation.slice(relation.lastIndexOf('.') + 1)}_id_fkey`
      if (major >= 19) {
        return validationError(
          `The operation cannot be completed: Another model is using the record you are trying to delete.\n\nThe troublemaker is: Unknown\nThanks to the following constraint: ${constraint}\nHow about archiving the record instead?`,
        )
      }
      if (major < 13) return integrityError({ name: relation, description: relation })
      return validationError(
        `The operation cannot be completed: another model requires the record being deleted. If possible, archive it instead.\n\nModel: Unknown (Unknown), Constraint: ${constraint}`,
      )
    },
    notInSelection: (model, field, value) =>
      major < 8
        ? validationError(`The value "${String(value)}" for the field "${field}" is not in the selection`)
        : valueError(`Wrong value for ${model}.${field}: ${pythonRepr(value)}`),
    unknownOrderField: (name, model) => valueError(`Invalid field '${name}' on model '${model}'`),
    fieldRights: pick<Exceptions['fieldRights']>(
      [6, (operation, model) => exceptionsOf(series).recordRule(operation, model)],
      [
        12,
        (operation, { name: model, description }, name, caller) =>
          caller.groups.includes('user')
            ? accessError(
                `The requested operation can not be completed due to security restrictions.\n\nDocument type: ${description} (${model})\nOperation: ${operation}\nUser: ${caller.uid}\nFields:\n- ${name} (allowed for groups 'Administration / Access Rights')`,
              )
            : accessError(
                `You do not have enough rights to access the fields "${name}" on ${description} (${model}). Please contact your system administrator.\n\n(Operation: ${operation})`,
              ),
      ],
      [
        19,
        (operation, { name: model, description }, name, caller) => {
          const words = `You do not have enough rights to access the field "${name}" on ${description} (${model}). Please contact your system administrator.\n\nOperation: ${operation}`
          // Only internal users are told more.
          const more = `\nUser: ${caller.uid}\nGroups: allowed for groups 'Access Rights'`
          return accessError(caller.groups.includes('user') ? words + more : words)
        },
      ],
    ),
    stillReferenced: pick<Exceptions['stillReferenced']>(
      [6, integrityError],
      [
        13,
        ({ name, description }, field) =>
          validationError(
            `The operation cannot be completed: another model requires the record being deleted. If possible, archive it instead.\n\nModel: ${description} (${name}), Constraint: ${name.replace(/\./g, '_')}_${field}_fkey`,
          ),
      ],
      [
        19,
        ({ name, description }, field, { string = field }) =>
          validationError(
            `The operation cannot be completed: Another model is using the record you are trying to delete.\n\nThe troublemaker is: '${description}' (${name})\nThanks to the following constraint: '${string}' (${field})\nHow about archiving the record instead?`,
          ),
      ],
    ),
    unknownLanguage: (code) => userError(`Invalid language code: ${code}`),
    unknownLeaf: pick<Exceptions['unknownLeaf']>(
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
    unknownField: pick<Exceptions['unknownField']>(
      [6, (_, name, model) => valueError(`Invalid field '${name}' on model '${model}'`)],
      [
        19,
        (operation, name, model) =>
          operation === 'write'
            ? raisedBy(keyError(name), 'field = self._fields[fname]')
            : valueError(`Invalid field '${name}' ${operation === 'create' ? 'in' : 'on'} '${model}'`),
      ],
    ),
    privateMethod: pick<Exceptions['privateMethod']>(
      [
        6,
        (_, method) =>
          accessError(`Private methods (such as ${method}) cannot be called remotely.`, pick([6, 'Access Denied'])),
      ],
      [19, (model, method) => accessError(`Private methods (such as '${model}.${method}') cannot be called remotely.`)],
    ),
    unknownMethod: pick<Exceptions['unknownMethod']>(
      [6, (model, method) => attributeError(`'${model}' object has no attribute '${method}'`)],
      [9, (model, method) => attributeError(`type object '${model}' has no attribute '${method}'`)],
      [19, (model, method) => attributeError(`The method '${model}.${method}' does not exist`)],
    ),
    unknownModel: (model, method, asker) => {
      if (asker === 'service' || major < 8) return userError(`Object ${model} doesn't exist`, 'Object Error')
      return pick(
        [6, () => attributeError(`'NoneType' object has no attribute '${method}'`)],
        [9, () => keyError(model)],
        // 19 resolves the model while it routes (wire/19.0/web-unknown-model).
        [19, () => notFound()],
      )()
    },
    unknownDatabase: (name, asker) => {
      if (asker === 'web' && major >= 19) return accessError('Database not found.')
      // The words are libpq's; the recorded 14 ran with an older one.
      const where = major > 8 && major < 19 ? '' : 'connection to server at "127.0.0.1", port 5432 failed: '
      return new ServerException('psycopg2.OperationalError', `${where}FATAL:  database "${name}" does not exist\n`)
    },
  }
}

function recursionWords(model: string): string {
  if (model === 'res.partner') return 'You cannot create recursive Partner hierarchies.'
  return 'Error ! You can not create recursive categories.'
}

const VERB: Readonly<Record<Operation, string>> = {
  read: 'access',
  write: 'modify',
  create: 'create',
  unlink: 'delete',
}

const OLD_VERB: Readonly<Record<Operation, string>> = {
  read: 'read this',
  write: 'write in this',
  create: 'create this kind of',
  unlink: 'delete this',
}

function raisedBy(exception: ServerException, source: string): ServerException {
  exception.source = source
  return exception
}

/** Up to 12 one message for both: a required value that is missing, and a record that others need. */
function integrityError({ name, description }: Omit<NamedModel, 'fields'>): ServerException {
  return validationError(
    `The operation cannot be completed, probably due to the following:\n- deletion: you may be trying to delete a record while other records still reference it\n- creation/update: a mandatory field is not correctly set\n\n[object with reference: ${description} - ${name}]`,
    'Integrity Error',
  )
}
