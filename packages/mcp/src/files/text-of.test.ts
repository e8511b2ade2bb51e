import { describe, expect, it } from 'vitest'
import { isText, textOf, wordsOfHtml } from './text-of.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('text', () => {
  it.each(['aé', 'a€', 'a😀'])('is cut between characters only: %s', (text) => {
    const whole = bytes(text)
    for (let length = 1; length <= whole.length; length++) {
      const part = textOf(whole.subarray(0, length))
      expect(part.text).toBe(length === whole.length ? text : 'a')
      expect(part.length).toBe(length === whole.length ? length : 1)
    }
  })

  it('is told by what a file says, and by its bytes where it says nothing', () => {
    expect(isText('text/csv', bytes(''))).toBe(true)
    expect(isText('application/json; charset=utf-8', bytes(''))).toBe(true)
    expect(isText('application/pdf', bytes('%PDF'))).toBe(false)
    expect(isText('', bytes('plain é'))).toBe(true)
    expect(isText('application/octet-stream', new Uint8Array([0x50, 0, 1]))).toBe(false)
    expect(isText('application/octet-stream', new Uint8Array([0xff, 0xd8, 0xff]))).toBe(false)
  })
})

describe('the words of a page', () => {
  it('are what one reads of it', () => {
    const page =
      '<html><head><style>p { color: red }</style><script>var a = "<p>no</p>"</script></head><body><h1>Order <b>S1</b></h1><p>2 &amp; 3 &lt;4&gt;</p><br/>End</body></html>'
    expect(wordsOfHtml(page)).toBe('Order S1\n2 & 3 <4>\nEnd')
  })

  it.each(['<', '<script>', '<style', '</script>', 'a<b', '<>x', '<script><script>'])(
    'are there of what is no page: %s',
    (page) => {
      expect(typeof wordsOfHtml(page)).toBe('string')
    },
  )

  // What takes the square of a million steps does not end within any test's time.
  it.each(['<script>', '<', '</script>', '<p', '&lt;'])('take time in proportion: %s', (part) => {
    expect(typeof wordsOfHtml(part.repeat(1_000_000))).toBe('string')
  })
})
