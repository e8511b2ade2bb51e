import { expect, it } from 'vitest'
import { sanitizedHtml } from './sanitize-html.ts'

// Each as 14.0 and 19.0 kept it.
it.each(['constructor', 'tostring'])('knows no rule for <%s>', (name) => {
  expect(sanitizedHtml(`<${name}>a</${name}>`, 14)).toBe('a')
  expect(sanitizedHtml(`<${name}>a</${name}>`, 19)).toBe('<div>a</div>')
})
