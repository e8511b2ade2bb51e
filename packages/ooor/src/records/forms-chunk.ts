/** Forms of Odoo and of pages, wizards, buttons: one chunk of a bundle, which comes with the first of them. */
export { openForm } from './form/open-form.ts'
export { fromForm } from './html-form/from-html-form.ts'
export { pressOn, wizardOn } from './wizard/press.ts'
