import { describe, expect, it } from 'vitest'
import { cartLinesOf } from './cart-lines.ts'
import { readHtml } from './pages/html-tree.ts'

const readCartLines = (html: string) => cartLinesOf(readHtml(html)).map(({ line }) => line)

const line = (id: number, quantity: string, name = 'Office Chair') => `
  <td class="td-product_name"><div><a href="/shop/office-chair-${id}"><strong>${name}</strong></a></div></td>
  <td><input type="text" class="js_quantity form-control" data-line-id="${id}" data-product-id="${id + 100}" value="${quantity}"/></td>`

describe('the lines on a cart page', () => {
  it('are read once each, with their names as text', () => {
    const page = `<!doctype html><html><body>${line(1, '2.0')}${line(2, '1', 'Desk &amp; lamp,\n  <em>d&#233;luxe</em>&nbsp;\u{1F4A1}')}${line(1, '2.0')}`
    expect(readCartLines(page)).toEqual([
      { id: 1, productId: 101, name: 'Office Chair', quantity: 2 },
      { id: 2, productId: 102, name: 'Desk & lamp, d\u00e9luxe \u{1F4A1}', quantity: 1 },
    ])
  })

  it('are not what stands in scripts, styles, texts and comments', () => {
    const hidden = line(9, '9')
    const page = `<script>if (a < b) "${hidden}"</script><style>/* ${hidden} */</style><textarea>${hidden}</textarea>
      <title>${hidden}</title><!-- ${hidden} -->${line(1, '1')}`
    expect(readCartLines(page).map(({ id }) => id)).toEqual([1])
  })

  it('are read in upper case, without quotes, and up to where a page breaks off', () => {
    const page = `<A HREF=/shop/x-1><STRONG>Chair</STRONG></A><INPUT CLASS='a js_quantity' DATA-LINE-ID=1 DATA-PRODUCT-ID=2 VALUE=3>${line(2, '1').slice(0, -20)}`
    expect(readCartLines(page)).toEqual([{ id: 1, productId: 2, name: 'Chair', quantity: 3 }])
  })

  it('are read however deep or broken the page is', () => {
    const page = `${'<a href="/shop/x"><div></p><b>'.repeat(60_000)}${line(1, '1')}`
    expect(readCartLines(page)).toHaveLength(1)
  })
})
