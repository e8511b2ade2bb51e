import { ACCESS_METHODS } from './access-methods.ts'
import type { BaseMethods } from './base-method.ts'
import { DOCUMENT_METHODS } from './document-methods.ts'
import { FIELD_METHODS } from './field-methods.ts'
import { GROUP_METHODS } from './group-methods.ts'
import { MODEL_METHODS } from './model-methods.ts'
import { NAME_METHODS } from './name-methods.ts'
import { ONCHANGE_METHODS } from './onchange-methods.ts'
import { PANEL_METHODS } from './panel-methods.ts'
import { RECORD_METHODS } from './record-methods.ts'
import { RECORD_SET_METHODS } from './record-set-methods.ts'
import { SEARCH_METHODS } from './search-methods.ts'
import { TRANSFER_METHODS } from './transfer-methods.ts'
import { TRANSLATION_METHODS } from './translation-methods.ts'
import { VIEW_METHODS } from './view-methods.ts'
import { WEB_METHODS } from './web-methods.ts'
import { WRITE_METHODS } from './write-methods.ts'

export type { BaseCall } from './base-method.ts'

/** What every model can do; `dialect/signatures.ts` tells the parameters, and where a method is missing. */
export const BASE_METHODS: BaseMethods = {
  ...SEARCH_METHODS,
  ...WRITE_METHODS,
  ...NAME_METHODS,
  ...FIELD_METHODS,
  ...WEB_METHODS,
  ...VIEW_METHODS,
  ...GROUP_METHODS,
  ...PANEL_METHODS,
  ...ONCHANGE_METHODS,
  ...TRANSFER_METHODS,
  ...TRANSLATION_METHODS,
  ...ACCESS_METHODS,
  ...DOCUMENT_METHODS,
  ...MODEL_METHODS,
  ...RECORD_METHODS,
  ...RECORD_SET_METHODS,
}

/** The newest name of a parameter that had others before. */
export const NEWEST_NAME: Readonly<Record<string, string>> = { args: 'domain', fields_list: 'fields' }

/** Where the web client's module defines a method, for TypeErrors. */
export const OF_WEB: ReadonlySet<string> = new Set([
  ...Object.keys(WEB_METHODS),
  ...Object.keys(PANEL_METHODS),
  ...[
    'formatted_read_group',
    'formatted_read_grouping_sets',
    'web_read_group',
    'onchange',
    'read_progress_bar',
    'web_override_translations',
  ],
])
