import type { Row } from '../casting/from-server.ts'
import type { Branch, SelectionNode } from '../plan/selection.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import type { Extension } from './extension.ts'
import type { Group } from './group.ts'
import { type AnyRecord, RecordApi } from './record-api.ts'

/** What all records of one selection share: a class with a property for each field. */
export interface Shape {
  readonly node: SelectionNode
  readonly extension: Extension | undefined
  /** Names that are values; others are awaited. */
  readonly loaded: ReadonlySet<string>
  readonly branches: ReadonlyMap<string, Branch>
  make(group: Group, row: Row): AnyRecord
}

type Shapes = Map<Extension | undefined, Map<string, Shape>>
const shapes = new WeakMap<Schema, Shapes>()

/** The shape of a selection: built once for each schema, not for each row. */
export function shapeOf(node: SelectionNode, extension: Extension | undefined): Shape {
  let ofSchema = shapes.get(node.schema)
  if (ofSchema === undefined) {
    ofSchema = new Map()
    shapes.set(node.schema, ofSchema)
  }
  let ofExtension = ofSchema.get(extension)
  if (ofExtension === undefined) {
    ofExtension = new Map()
    ofSchema.set(extension, ofExtension)
  }
  let shape = ofExtension.get(node.key)
  // The same key of deeper levels may stand for another schema, after a reload.
  if (shape === undefined || (node.branches.length > 0 && shape.node !== node)) {
    shape = build(node, extension)
    ofExtension.set(node.key, shape)
  }
  return shape
}

function build(node: SelectionNode, extension: Extension | undefined): Shape {
  class ShapedRecord extends RecordApi {}
  const shape: Shape = {
    node,
    extension,
    loaded: new Set(node.names),
    branches: new Map(node.branches.map((branch) => [branch.field.name, branch])),
    make: (group, row) => new ShapedRecord(shape, group, row) as AnyRecord,
  }
  const properties: PropertyDescriptorMap = {}
  for (const field of node.schema.fields.values()) {
    // A field whose name the records' own methods have is reached by `get` and `set`.
    if (field.name in RecordApi.prototype) continue
    properties[field.name] = { ...accessor(shape, field), enumerable: true, configurable: true }
  }
  Object.defineProperties(ShapedRecord.prototype, properties)
  if (extension !== undefined) {
    Object.defineProperties(ShapedRecord.prototype, Object.getOwnPropertyDescriptors(extension.members))
  }
  return shape
}

function accessor(shape: Shape, field: FieldSchema): Pick<PropertyDescriptor, 'get' | 'set'> {
  const { name } = field
  if (!shape.loaded.has(name)) return RecordApi.lazy(field)
  const branch = shape.branches.get(name)
  if (branch !== undefined) return isToMany(field) ? RecordApi.nestedList(branch) : RecordApi.nestedRecord(branch)
  if (isToMany(field)) return RecordApi.list(field)
  return field.kind === 'many2one' ? RecordApi.reference(field) : RecordApi.plain(field)
}
