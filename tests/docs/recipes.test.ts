import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const programs = (folder: string) =>
  readdirSync(at(folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
const list = readFileSync(at('examples/recipes/README.md'), 'utf8')
const tests = programs('tests/conformance/recipes')
  .map((name) => readFileSync(at(`tests/conformance/recipes/${name}`), 'utf8'))
  .join('\n')

const recipes = [
  ...programs('examples/recipes'),
  ...programs('examples/recipes/stand-ins').map((name) => `stand-ins/${name}`),
]

it.each(recipes)('examples/recipes/%s says what it is, is listed, and run', (name) => {
  const text = readFileSync(at(`examples/recipes/${name}`), 'utf8')
  const [, title] = /^\/\*\*\n \* # (.+)\n \*\n/.exec(text) ?? []
  expect(title, 'its first line is a title').toBeDefined()
  expect(list).toContain(`](${name})`)
  if (!name.startsWith('stand-ins/')) expect(list).toContain(`[${title}](${name})`)
  expect(tests).toContain(name.replace(/\.ts$/, ''))
})
