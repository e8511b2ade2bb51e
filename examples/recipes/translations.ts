/**
 * # Translations
 *
 * Writes a product's name in two languages at once, and reads it in each. French must be installed: Settings,
 * Translations, Languages.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx translations.ts
 *
 * More: [languages](../../docs/records.md#other-sessions-other-contexts).
 */
import { connect } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const odoo = connect<Odoo>()
const product = await odoo.model('product.template').create({ name: 'Chair' })

await product.setTranslations('name', { en_US: 'Chair', fr_FR: 'Chaise' })
console.log(await product.translations('name'))

for (const lang of ['en_US', 'fr_FR']) {
  const seen = await odoo.withLang(lang).model('product.template').find(product.id)
  console.log(lang, seen.name)
}

await product.destroy()
await odoo.close()
