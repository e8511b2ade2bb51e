import type { Series } from 'ooor/protocol'
import { accessDenied, accessError, type ServerException } from '../python/exceptions.ts'
import { allowedGroups } from './allowed-groups.ts'
import { type Caller, type NamedModel, type Operation, VERB } from './exception-subjects.ts'
import { rowOf } from './row-of-series.ts'

/** What keeps a user from something, in the words of a series. */
export interface AccessExceptions {
  accessDenied(): ServerException
  /** `allowed` are the groups that may, for models that no plain Odoo has. */
  accessRights(operation: Operation, model: NamedModel, allowed?: readonly string[]): ServerException
  recordRule(operation: Operation, model: NamedModel): ServerException
  /** A field that the user's groups may not know of. */
  fieldRights(operation: Operation, model: NamedModel, name: string, caller: Caller): ServerException
  privateMethod(model: string, method: string): ServerException
}

/** What keeps a user from something, in the words of a series: as in wire/<series>/xmlrpc-object-* and web-*. */
export function accessExceptionsOf(series: Series): AccessExceptions {
  const pick = rowOf(series)
  const contact = '\n\nContact your administrator to request access if necessary.'
  const administrators = pick([6, 'Configuration'], [7, 'Administration/Settings'], [19, 'Role / Administrator'])
  const whoMay = (operation: Operation, model: string, allowed: readonly string[] = [administrators]) => {
    const groups = allowedGroups(model, operation, series.major) ?? allowed
    if (groups.length === 0) return 'No group currently allows this operation.'
    return `This operation is allowed for the following groups:${groups.map((group) => `\n\t- ${group}`).join('')}`
  }
  const recordRule = pick<AccessExceptions['recordRule']>(
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
  )
  return {
    accessDenied: () => accessDenied(pick([6, 'Access denied.'], [9, 'Access denied'], [14, 'Access Denied'])),
    accessRights: pick<AccessExceptions['accessRights']>(
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
        (operation, { name, description }, allowed) =>
          accessError(
            `You are not allowed to ${VERB[operation]} '${description}' (${name}) records.\n\n${whoMay(operation, name, allowed)}${contact}`,
          ),
      ],
    ),
    recordRule,
    fieldRights: pick<AccessExceptions['fieldRights']>(
      [6, (operation, model) => recordRule(operation, model)],
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
    privateMethod: pick<AccessExceptions['privateMethod']>(
      [
        6,
        (_, method) =>
          accessError(`Private methods (such as ${method}) cannot be called remotely.`, pick([6, 'Access Denied'])),
      ],
      [19, (model, method) => accessError(`Private methods (such as '${model}.${method}') cannot be called remotely.`)],
    ),
  }
}

const OLD_VERB: Readonly<Record<Operation, string>> = {
  read: 'read this',
  write: 'write in this',
  create: 'create this kind of',
  unlink: 'delete this',
}
