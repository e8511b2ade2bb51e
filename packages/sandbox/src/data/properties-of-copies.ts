import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { PropertyObject } from '../python/recordset.ts'

/** What 19 tells of properties for a copy is an object of its own, which XML-RPC does not carry (tried on 19.0). */
export const propertiesTold = ({ major }: Series, name: string): Pick<ModelDefinition, 'toldOfCopy'> =>
  major === 19 ? { toldOfCopy: (values) => ({ ...values, [name]: new PropertyObject() }) } : {}
