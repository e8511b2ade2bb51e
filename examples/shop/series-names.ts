import type { Session } from 'ooor'
import type { Odoo } from './models.ts'

/** What series before 13 call otherwise. */
export interface SeriesNames {
  readonly published: 'is_published' | 'website_published'
  readonly picture: 'image_128' | 'image_small'
  /** The route of pictures. */
  readonly pictures: '/web/image' | '/website/image'
  /** 8 has no currency on products: theirs is the company's. */
  readonly currency: readonly 'currency_id'[]
  readonly companyCurrency: { readonly id: number; readonly display_name: string } | null
}

/** Looked up in the schema. */
export async function namesOf(odoo: Session<Odoo>): Promise<SeriesNames> {
  const { fields } = await odoo.model('product.template').schema()
  const hasCurrency = fields.has('currency_id')
  const [site] = hasCurrency
    ? []
    : await odoo
        .model('website')
        .select({ company_id: { currency_id: true } })
        .order('id')
        .limit(1)
        .rows()
  const { major } = await odoo.series()
  return {
    published: fields.has('is_published') ? 'is_published' : 'website_published',
    picture: fields.has('image_128') ? 'image_128' : 'image_small',
    currency: hasCurrency ? ['currency_id'] : [],
    companyCurrency: site?.company_id.currency_id ?? null,
    pictures: major < 9 ? '/website/image' : '/web/image',
  }
}

/** Where Odoo shows a product's picture. */
export function picturePath({ pictures, picture }: SeriesNames, template: number, size: number): string {
  const field = picture === 'image_128' ? `image_${size}` : size > 128 ? 'image' : 'image_medium'
  return `${pictures}/product.template/${template}/${field}`
}
