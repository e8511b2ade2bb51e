import { exportRows } from '../load/export.ts'
import { loadRows } from '../load/load.ts'
import type { BaseMethods } from './base-method.ts'

/** Import and export of tables. */
export const TRANSFER_METHODS: BaseMethods = {
  load: {
    model: true,
    run: ({ env, model, args }) => loadRows(env, model, args.fields, args.data),
  },
  export_data: {
    run: ({ env, model, ids, args }) => ({ datas: exportRows(env, model, ids, args.fields_to_export) }),
  },
}
