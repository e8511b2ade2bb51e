import type { Row } from '../casting/from-server.ts'
import type { SelectionNode } from '../plan/selection.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import type { AnyRecord } from '../types/record-type.ts'
import { ActiveRecord } from './active-record.ts'
import type { Extension } from './extension.ts'
import { PrefetchGroup } from './prefetch-group.ts'
import { propertyOf } from './properties.ts'
import { reference } from './relation-path.ts'
import type { SelectedClass } from './selected-class.ts'

type Classes = Map<Extension | undefined, Map<string, SelectedClass>>
const classes = new WeakMap<Schema, Classes>()

/** The class of a selection's records: built once for each schema, not for each row. */
function recordClassOf(node: SelectionNode, extension: Extension | undefined): SelectedClass {
  let ofSchema = classes.get(node.schema)
  if (ofSchema === undefined) {
    ofSchema = new Map()
    classes.set(node.schema, ofSchema)
  }
  let ofExtension = ofSchema.get(extension)
  if (ofExtension === undefined) {
    ofExtension = new Map()
    ofSchema.set(extension, ofExtension)
  }
  let found = ofExtension.get(node.key)
  // The same key of deeper levels may stand for another schema, after a reload.
  if (found === undefined || (node.branches.length > 0 && found.node !== node)) {
    found = build(node, extension)
    ofExtension.set(node.key, found)
  }
  return found
}

function build(node: SelectionNode, extension: Extension | undefined): SelectedClass {
  class SelectedRecord extends ActiveRecord {}
  const recordClass: SelectedClass = {
    node,
    extension,
    loaded: new Set(node.names),
    branches: new Map(node.branches.map((branch) => [branch.field.name, branch])),
    make: (group, row) => new SelectedRecord(recordClass, group, row) as unknown as AnyRecord,
  }
  const { loaded, branches } = recordClass
  const properties: PropertyDescriptorMap = {}
  for (const field of node.schema.fields.values()) {
    const { name } = field
    // A field whose name the records' own methods have is reached by `get` and `set`.
    if (name in ActiveRecord.prototype) continue
    properties[name] = propertyOf(field, loaded.has(name), branches.get(name))
  }
  Object.defineProperties(SelectedRecord.prototype, properties)
  if (extension !== undefined) {
    Object.defineProperties(SelectedRecord.prototype, Object.getOwnPropertyDescriptors(extension.members))
  }
  return recordClass
}

/** The record of one row; a row with the id 0 is a new record. */
export function recordOf(scope: Scope, node: SelectionNode, row: Row, extension: Extension | undefined): AnyRecord {
  const group = PrefetchGroup.ofRows(scope, recordClassOf, node.schema.model, [row])
  return recordClassOf(node, extension).make(group, row)
}

/** Records of rows that were read together. */
export function recordsOf(
  scope: Scope,
  node: SelectionNode,
  rows: readonly Row[],
  extension: Extension | undefined,
): AnyRecord[] {
  const recordClass = recordClassOf(node, extension)
  const group = PrefetchGroup.ofRows(scope, recordClassOf, node.schema.model, rows)
  return rows.map((row) => recordClass.make(group, row))
}

/** References to records of which only the ids are known. */
export function handlesOf(
  scope: Scope,
  model: string,
  ids: readonly number[],
  extension: Extension | undefined,
): unknown[] {
  const group = PrefetchGroup.ofIds(scope, recordClassOf, model, () => ids, extension)
  return ids.map((id) => reference(group, { id }))
}
