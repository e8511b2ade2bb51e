/** Forms of Odoo and of pages: one chunk of a bundle, which comes with the first of them. */
export { openForm } from './form/form.ts'
export { fromForm } from './html-form/from-html-form.ts'
