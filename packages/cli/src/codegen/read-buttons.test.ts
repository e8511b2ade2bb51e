import { describe, expect, it } from 'vitest'
import { fakeReader } from '../../../../tests/support/fake-reader.ts'
import { buttonsOf, readButtons } from './read-buttons.ts'

const RELATIONS: Readonly<Record<string, string>> = {
  'sale.order/order_line': 'sale.order.line',
  'sale.order.line/tax_ids': 'account.tax',
}
const relationOf = (model: string, field: string) => RELATIONS[`${model}/${field}`]

const found = (arch: string) =>
  buttonsOf(arch, 'sale.order', relationOf).map(({ model, method }) => `${model} ${method}`)

describe('buttonsOf', () => {
  it('finds what calls a method', () => {
    const arch = `<?xml version="1.0"?><form><header>
      <button name="action_confirm" type="object" string="A &gt; B"/>
      <button name="%(some.action)d" type="action"/>
      <button name="42" type="object"/><button name="_private" type="object"/><button name="write" type="object"/>
      <a type="object" name="open_it">Open</a>
    </header></form>`
    expect(found(arch)).toEqual(['sale.order action_confirm', 'sale.order open_it'])
  })

  it('knows the model below a relation', () => {
    const arch = `<form><field name="name"/><field name="order_line"><tree>
      <button name="in_line" type="object"/><field name="tax_ids"><list><button name="in_tax" type="object"/></list></field>
      </tree></field><field name="unknown_ids"><tree><button name="nowhere" type="object"/></tree></field>
      <button name="go_behind" type="object"/></form>`
    expect(found(arch)).toEqual(['sale.order.line in_line', 'account.tax in_tax', 'sale.order go_behind'])
  })

  it('follows the path of an inherited view', () => {
    const arch = `<data>
      <xpath expr="//field[@name='order_line']/tree/field[@name='tax_ids']" position="after"><button name="in_line" type="object"/></xpath>
      <xpath expr="//field[@name='order_line']" position="after"><button name="go_beside" type="object"/></xpath>
    </data>`
    expect(found(arch)).toEqual(['sale.order.line in_line', 'sale.order go_beside'])
  })
})

it('collects the buttons of all views', async () => {
  const view = (model: string | false, name: string) => ({
    model,
    arch: `<form><button type='object' name='${name}'/></form>`,
  })
  const views = [view('a', 'do_x'), view('a', 'do_y'), view('b', 'do_x'), view(false, 'do_z'), view('a', 'do_x')]
  const { reader } = fakeReader({ series: '8.0', answers: { 'ir.ui.view.search_read': views } })
  const buttons = await readButtons(reader, () => undefined)
  const names = [...buttons].map(([model, methods]) => [model, methods.map(({ name }) => name)])
  expect(names).toEqual([
    ['a', ['do_x', 'do_y']],
    ['b', ['do_x']],
  ])
})
