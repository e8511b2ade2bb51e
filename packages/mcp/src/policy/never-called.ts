import { matcherOf } from './patterns.ts'

/**
 * Methods that every model has: by them a call would read or write past what was looked at, whatever the policy's
 * patterns let through.
 */
const OF_EVERY_MODEL = matcherOf([
  '_*',
  'browse',
  'check_*',
  'copy*',
  'create*',
  'default_get',
  'env*',
  'export_*',
  'fetch',
  'fields_*',
  'filtered*',
  'flush*',
  'formatted_read*',
  'get_external_id*',
  'get_formview*',
  'get_metadata',
  'get_view*',
  'invalidate*',
  'load',
  'load_*',
  'mapped',
  'message_*',
  'modified',
  'name_*',
  'onchange*',
  'perm_read',
  'read*',
  'search*',
  'signal_workflow',
  'sudo',
  'toggle_active',
  'unlink',
  'update*',
  'web_*',
  'with_*',
  'write',
])

/** Whether a method is never called for an agent. */
export function isNeverCalled(method: string): boolean {
  return !/^[a-z]\w*$/.test(method) || OF_EVERY_MODEL(method)
}
