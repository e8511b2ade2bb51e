import { readFileSync } from 'node:fs'
import * as errors from 'ooor/errors'
import { expect, it } from 'vitest'

const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
const classes = Object.values(errors).filter((one) => typeof one === 'function' && one.prototype instanceof Error)

it('there are classes of errors to tell of', () => {
  expect(classes.length).toBeGreaterThan(30)
})

it.each(classes.map(({ name }) => name))('docs/errors.md tells of %s', (name) => {
  expect(text).toContain(`\`${name}\``)
})

it('docs/errors.md tells of none that is not there', () => {
  const named = [...text.matchAll(/`(\w+(?:Error|Warning))`/g)].map(([, name]) => name)
  expect(named.filter((name) => name !== 'AbortError' && !classes.some((one) => one.name === name))).toEqual([])
})
