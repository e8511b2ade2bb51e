import { hashed } from '../../python/eyes.ts'
import type { PanelCall } from '../search-panel/panel-call.ts'
import { selectMultiRangeOf13, selectRangeOf13 } from '../search-panel/ranges-of-13.ts'
import { selectMultiRange } from '../search-panel/select-multi-range.ts'
import { selectRange } from '../search-panel/select-range.ts'
import type { BaseCall, BaseMethods, Values } from './base-method.ts'

/** What the web client's search panel asks, 13 and later. */
export const PANEL_METHODS: BaseMethods = {
  search_panel_select_range: {
    model: true,
    isReadOnly: true,
    run: (call) => (isOf13(call) ? selectRangeOf13 : selectRange)(panelCall(call)),
  },
  search_panel_select_multi_range: {
    model: true,
    isReadOnly: true,
    run: (call) => (isOf13(call) ? selectMultiRangeOf13 : selectMultiRange)(panelCall(call)),
  },
}

const isOf13 = ({ env }: BaseCall) => env.dialect.series.major < 14

const panelCall = ({ env, model, args }: BaseCall): PanelCall => ({
  env,
  model,
  field: String(hashed(args.field_name)),
  options: (args.kwargs ?? {}) as Values,
})
