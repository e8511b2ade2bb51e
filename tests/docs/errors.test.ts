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

it('docs/errors.md draws the tree as it is', () => {
  const above: string[] = []
  const rows = text.split('\n').flatMap((line) => {
    const [, arrows, name] = /^\| ((?:→ )*)`(\w+(?:Error|Warning))` \|/.exec(line) ?? []
    return arrows === undefined || name === undefined ? [] : [{ name, depth: arrows.length / 2 }]
  })
  const behindArrows = rows.flatMap(({ name, depth }) => {
    above.length = depth
    above[depth] = name
    return depth === 0 ? [] : [`${name} is a ${above[depth - 1]}`]
  })
  const inTables = new Set(rows.map(({ name }) => name))
  const ofServer = classes.filter((one) => Object.getPrototypeOf(one).name === 'ServerError')
  const drawn = classes.flatMap((one) => {
    const parent = Object.getPrototypeOf(one).name
    const isTold = /^(SessionExpired|LoginRequired|IdentityCheck)Error$/.test(one.name) && ofServer.includes(one)
    return isTold || !inTables.has(parent) ? [] : [`${one.name} is a ${parent}`]
  })
  expect(behindArrows.toSorted()).toEqual(drawn.toSorted())
})
