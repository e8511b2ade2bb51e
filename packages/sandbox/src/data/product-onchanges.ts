import type { ModelDefinition } from '../orm/definition.ts'

type Onchanges = NonNullable<ModelDefinition['onchanges']>

/**
 * A reference that another product has is warned of in a form since 15 (tried on 16.0 to 19.0, and that it is not on
 * 14.0; 15 is taken for 16).
 */
export const productOnchanges = (model: 'product.template' | 'product.product', major: number): Onchanges =>
  major < 15
    ? {}
    : {
        default_code: ({ id = 0, values: { default_code: code } }, env) => {
          if (!code) return undefined
          const others = env.search(model, [
            ['default_code', '=', code],
            // Of those that are stored.
            ['id', '>', 0],
            ['id', '!=', id],
          ])
          if (others.length === 0) return undefined
          const label = model === 'product.product' && major >= 18 ? 'Reference' : 'Internal Reference'
          return { warning: { title: 'Note:', message: `The ${label} '${String(code)}' already exists.` } }
        },
      }
