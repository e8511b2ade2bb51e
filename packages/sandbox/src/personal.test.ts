import { describe, expect, it } from 'vitest'
import { isHarmless, treatmentOf } from './personal.ts'

const of = (model: string, name: string, type = 'char', readonly = false) =>
  treatmentOf(model, name, { type, readonly }, new Set(['x.visit.x_code', 'x.visit.x_text', 'x.visit.x_token']))

describe('what becomes of a field', () => {
  it.each([
    ['res.partner', 'email', 'email'],
    ['res.partner', 'email_normalized', 'email'],
    ['crm.lead', 'partner_name', 'company'],
    ['sale.order', 'x_contact_phone', 'phone'],
    ['res.partner', 'street2', 'street'],
    ['res.partner', 'vat', 'number'],
    ['res.partner.bank', 'acc_number', 'number'],
    ['res.partner.bank', 'sanitized_acc_number', 'number'],
    ['account.bank.statement.line', 'account_number', 'number'],
    ['account.move', 'invoice_partner_display_name', 'company'],
    ['res.partner', 'name', 'person'],
    ['res.company', 'name', 'company'],
    ['sale.order', 'client_order_ref', 'words'],
    ['x.visit', 'x_name', 'words'],
    ['x.visit', 'x_code', 'keep'],
    ['product.template', 'name', 'keep'],
    ['product.template', 'x_origin', 'words'],
    ['product.pricelist', 'name', 'words'],
    ['product.category', 'complete_name', 'keep'],
    ['res.country', 'vat_label', 'keep'],
    ['res.partner', 'email_state', 'words'],
    ['product.template', 'x_supplier_email', 'email'],
    ['res.partner.category', 'parent_path', 'keep'],
    ['sale.order', 'access_token', 'drop'],
    ['sale.order', 'signed_by', 'drop'],
    ['x.visit', 'x_token', 'drop'],
    ['res.users', 'totp_secret', 'drop'],
    ['hr.employee', 'x_birthday', 'drop'],
  ])('%s.%s: %s', (model, name, treatment) => {
    expect(of(model, name)).toBe(treatment)
  })

  it.each([
    ['x.visit', 'x_note', 'html', 'drop'],
    ['x.visit', 'x_note', 'text', 'drop'],
    ['x.visit', 'x_text', 'text', 'keep'],
    ['x.visit', 'x_file', 'binary', 'drop'],
    ['x.visit', 'x_any', 'json', 'drop'],
    ['hr.employee', 'gender', 'selection', 'drop'],
    ['res.partner', 'partner_latitude', 'float', 'drop'],
    ['sale.order', 'amount_total', 'monetary', 'keep'],
    ['sale.order', 'state', 'selection', 'keep'],
  ])('%s.%s of type %s: %s', (model, name, type, treatment) => {
    expect(of(model, name, type)).toBe(treatment)
  })

  it('makes up long texts that a record cannot be without', () => {
    const needed = (type: string) => treatmentOf('sale.order.line', 'name', { type, required: true }, new Set())
    expect(['text', 'html', 'json'].map(needed)).toEqual(['words', 'words', 'drop'])
  })

  it('leaves out what is computed of names', () => {
    expect(of('res.partner', 'commercial_company_name', 'char', true)).toBe('drop')
    expect(of('res.partner', 'complete_name', 'char', true)).toBe('drop')
  })
})

describe('texts that stay', () => {
  it.each(['S00021', 'INV/2026/00001', 'WH/OUT/00012', 'New', '/'])('a number of a document: %s', (text) => {
    expect(isHarmless('name', text, 'words')).toBe(true)
  })

  it.each(['BE68539007547034', 'BE0477472701', '+32 477 12 34 56', '0477123456', 'Ada Lovelace', 'S00021 of Ada'])(
    'no number of a document: %s',
    (text) => {
      expect(isHarmless('name', text, 'words')).toBe(false)
    },
  )

  it.each(['Desk for ada@example.net', 'Call 0477 12 34 56', 'see https://example.net', 'www.example.net'])(
    'nothing that looks personal, wherever it stands: %s',
    (text) => {
      expect(isHarmless('name', text, 'keep')).toBe(false)
    },
  )

  it('barcodes of goods', () => {
    expect(isHarmless('barcode', '40164785534112', 'keep')).toBe(true)
    expect(isHarmless('name', 'Large Desk, 160 x 80 cm', 'keep')).toBe(true)
  })
})
