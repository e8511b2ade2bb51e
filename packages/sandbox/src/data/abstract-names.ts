/** What other models are made of, by the names that `ir.model` has for them in all of 14.0 and 16.0 to 18.0. */
const OF_ALL: Readonly<Record<string, string>> = {
  _unknown: 'Unknown',
  base: 'Base',
  'format.address.mixin': 'Address Format',
  'image.mixin': 'Image Mixin',
  'ir.autovacuum': 'Automatic Vacuum',
  'ir.fields.converter': 'Fields Converter',
  'ir.http': 'HTTP Routing',
  'ir.qweb': 'Qweb',
  'ir.qweb.field': 'Qweb Field',
  'mail.activity.mixin': 'Activity Mixin',
  'mail.alias.mixin': 'Email Aliases Mixin',
  'mail.bot': 'Mail Bot',
  'mail.render.mixin': 'Mail Render Mixin',
  'mail.thread': 'Email Thread',
  'mail.thread.blacklist': 'Mail Blacklist mixin',
  'mail.thread.cc': 'Email CC management',
  'mail.thread.phone': 'Phone Blacklist Mixin',
  'portal.mixin': 'Portal Mixin',
  'publisher_warranty.contract': 'Publisher Warranty Contract',
  'rating.mixin': 'Rating Mixin',
  'rating.parent.mixin': 'Rating Parent Mixin',
  'resource.mixin': 'Resource Mixin',
  'sequence.mixin': 'Automatic sequence',
  'utm.mixin': 'UTM Mixin',
  'website.cover_properties.mixin': 'Cover Properties Website Mixin',
  'website.multi.mixin': 'Multi Website Mixin',
  'website.published.multi.mixin': 'Multi Website Published Mixin',
  'website.seo.metadata': 'SEO metadata',
}

/** Those and a series' own, in the order of their names. */
export function abstractNames(
  own: Readonly<Record<string, string>>,
): readonly (readonly [name: string, description: string])[] {
  return Object.entries({ ...OF_ALL, ...own }).sort(([one], [other]) => (one < other ? -1 : 1))
}
