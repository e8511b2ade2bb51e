import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { valueError } from '../python/exceptions.ts'
import { dictOf } from '../python/eyes.ts'
import { abstractNames } from './abstract-names.ts'

/** What 19.0 has of its own, by the names that `ir.model` has for them. */
const OWN: Readonly<Record<string, string>> = {
  'avatar.mixin': 'Avatar Mixin',
  'bus.listener.mixin': 'Can send messages via bus.bus',
  'format.vat.label.mixin': 'Country Specific VAT Label',
  'html.field.history.mixin': 'Field html History',
  'ir.binary': 'File streaming helper model for controllers',
  'ir.model.inherit': 'Model Inheritance Tree',
  'ir.qweb.field.barcode': 'Qweb Field Barcode',
  'ir.qweb.field.contact': 'Qweb Field Contact',
  'ir.qweb.field.date': 'Qweb Field Date',
  'ir.qweb.field.datetime': 'Qweb Field Datetime',
  'ir.qweb.field.duration': 'Qweb Field Duration',
  'ir.qweb.field.float': 'Qweb Field Float',
  'ir.qweb.field.float_time': 'Qweb Field Float Time',
  'ir.qweb.field.html': 'Qweb Field HTML',
  'ir.qweb.field.image': 'Qweb Field Image',
  'ir.qweb.field.image_url': 'Qweb Field Image',
  'ir.qweb.field.integer': 'Qweb Field Integer',
  'ir.qweb.field.many2many': 'Qweb field many2many',
  'ir.qweb.field.many2one': 'Qweb Field Many to One',
  'ir.qweb.field.monetary': 'Qweb Field Monetary',
  'ir.qweb.field.one2many': 'Qweb field one2many',
  'ir.qweb.field.qweb': 'Qweb Field qweb',
  'ir.qweb.field.relative': 'Qweb Field Relative',
  'ir.qweb.field.selection': 'Qweb Field Selection',
  'ir.qweb.field.text': 'Qweb Field Text',
  'ir.qweb.field.time': 'QWeb Field Time',
  'ir.websocket': 'websocket message handling',
  'kpi.provider': 'KPI Provider',
  'mail.alias.mixin.optional': 'Email Aliases Mixin (light)',
  'mail.composer.mixin': 'Mail Composer Mixin',
  'mail.thread.main.attachment': 'Mail Main Attachment management',
  'mail.tracking.duration.mixin':
    'Mixin to compute the time a record has spent in each value a many2one field can take',
  'product.catalog.mixin': 'Product Catalog Mixin',
  'properties.base.definition.mixin': 'Properties Base Definition Mixin',
  'res.users.apikeys.show': 'Show API Key',
  'spreadsheet.mixin': 'Spreadsheet mixin',
  'template.reset.mixin': 'Template Reset Mixin',
  'theme.utils': 'Theme Utils',
  'utm.source.mixin': 'UTM Source Mixin',
  'website.assets': 'Assets Utils',
  'website.html.text.processor': 'HTML Text Processor Abstract Model',
  'website.page_options.mixin': 'Website page/record specific options',
  'website.page_visibility_options.mixin': 'Website page/record specific visibility options',
  'website.published.mixin': 'Website Published Mixin',
  'website.searchable.mixin': 'Website Searchable Mixin',
}

/** Of what has no fields a copy has nothing, and nobody asks who may read it (tried on 19.0). */
const copyData: MethodDefinition = { params: ['default'], run: (_, ids, args) => ids.map(() => dictOf(args.default)) }

/** What threads answer of records that are nowhere (tried on 19.0). */
const threadMethods: Readonly<Record<string, MethodDefinition>> = {
  message_post: {
    params: ['**kwargs'],
    isByName: true,
    run: () => {
      throw valueError(
        'Posting a message should be done on a business document. Use message_notify to send a notification to an user.',
      )
    },
  },
  message_subscribe: {
    params: ['partner_ids', 'subtype_ids'],
    run: (env) => env.checkAccess(env.table('mail.thread'), 'write'),
  },
}

/** Models of 19 that have neither rows nor rights, and one whose rows are nobody's: nobody may do anything with them. */
export const abstractModelsOf19 = (): readonly ModelDefinition[] =>
  abstractNames(OWN).map(([name, description]) => ({
    name,
    description,
    isUnlogged: true,
    access: {},
    fields: {},
    methods: { copy_data: copyData, ...(name === 'mail.thread' && threadMethods) },
  }))
