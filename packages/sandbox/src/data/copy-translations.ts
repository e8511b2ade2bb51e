import { askedRecord } from '../orm/asked-records.ts'
import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { singleton } from '../orm/singleton.ts'
import { typeError } from '../python/exceptions.ts'
import { lacksAttribute, pythonType } from '../python/eyes.ts'

/**
 * Translations of a record for its copy. No wire carries the copy itself, so that it comes as far as words and lines that
 * would be copied, and no further (`odoo/orm/models.py` of 19; tried on 19.0).
 */
export function copyTranslations({ name, fields }: ModelDefinition): MethodDefinition {
  const all = Object.values(fields)
  const hasWords = all.some(({ translate, store }) => translate && store !== false)
  const hasLines = all.some(({ type, copy }) => type === 'one2many' && copy === true)
  return {
    params: ['new', 'excluded'],
    required: 1,
    run: (env, ids, { new: copy }) => {
      if (ids.length > 1) singleton(name, ids)
      if (ids.length === 0 && !hasLines) return null
      if (!hasWords && !hasLines) return null
      if (ids.length > 0) askedRecord(env, name, ids)
      if (hasWords && ids.length > 0) throw lacksAttribute(copy, '_fields')
      throw typeError(`'${pythonType(copy)}' object is not subscriptable`)
    },
  }
}
