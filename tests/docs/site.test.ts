import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { groups, modules, pages, placeOf, root, titleOf } from '../../site/pages.mjs'

const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const inSidebar = groups().flatMap(({ files }) => files)

it('every document has its place in the sidebar, once', () => {
  const names = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  for (const name of names) expect(inSidebar).toContain(`docs/${name}`)
  expect(inSidebar.filter((file, index) => inSidebar.indexOf(file) !== index)).toEqual([])
})

it.each([...pages()])('%s is a page with a title, and where its file is said to be', (place, file) => {
  expect(placeOf(file)).toBe(place)
  expect(titleOf(file)).not.toBe('')
})

it.each(modules())('the reference has $text under the name that its source has', ({ source, text }) => {
  expect(readFileSync(`${root}/${source}`, 'utf8')).toContain(` * @module ${text}\n`)
})
