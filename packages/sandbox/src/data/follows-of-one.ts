import { askedRecord } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'

/** What forms run when somebody changes a field: nothing follows on a record that is stored; several are refused. */
export const followsOfOne = (model: string): MethodDefinition => ({
  params: [],
  run: (env, ids) => {
    if (ids.length > 0) askedRecord(env, model, ids)
    return null
  },
})
