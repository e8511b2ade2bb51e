import { describe, expect, it } from 'vitest'
import { readHtml } from './html-tree.ts'

describe('a page as a tree', () => {
  it('has elements with attributes, classes and words', () => {
    const page = readHtml(
      '<div id="a" class="x y"><p>One <b>two</b><br>three</p><script>var a = "<p>"</script><input value="&amp;"></div>',
    )
    const div = page.find(({ tag }) => tag === 'div')
    expect(div?.text).toBe('One twothree')
    expect([div?.hasClass('y'), div?.hasClass('z'), div?.attr('id'), div?.attr('none')]).toEqual([true, false, 'a', ''])
    expect([...page.all(({ tag }) => tag === 'p')]).toHaveLength(1)
    const input = page.find(({ tag }) => tag === 'input')
    expect(input?.attr('value')).toBe('&')
    expect(input?.closest(({ tag }) => tag === 'div')).toBe(div)
  })

  it('closes what is open when an outer element ends, and heeds no end without a beginning', () => {
    const page = readHtml('<ul><li>a<li>b</ul></section><p>c</p>')
    expect(page.find(({ tag }) => tag === 'p')?.parent).toBe(page)
    expect(page.find(({ tag }) => tag === 'ul')?.text).toBe('ab')
  })

  it('is read in the time of its length, however deep', () => {
    const page = readHtml(`${'<div></p><b>'.repeat(100_000)}<i>end</i>`)
    expect(page.find(({ tag }) => tag === 'i')).toBeDefined()
  })
})
