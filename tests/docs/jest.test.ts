import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)

interface Package {
  readonly type?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The package as `ooor` has it: another of the same name may lie at the root for tools. */
async function packageOf(name: string): Promise<Package> {
  const file = (folder: string) => readFile(new URL(`${folder}/${name}/package.json`, root), 'utf8')
  return JSON.parse(await file('packages/ooor/node_modules').catch(() => file('node_modules')))
}

/** What comes along with packages, as far as it is ES modules, which jest does not take as they are before Node 24.9. */
async function modulesOf(names: readonly string[], seen = new Set<string>()): Promise<Set<string>> {
  const found = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) continue
    seen.add(name)
    const { type, dependencies = {} } = await packageOf(name)
    if (type === 'module') found.add(name.startsWith('@') ? (name.split('/')[0] ?? name) : name)
    for (const other of await modulesOf(Object.keys(dependencies), seen)) found.add(other)
  }
  return found
}

it('testing.md names all packages that jest has to transform', async () => {
  const text = await readFile(new URL('docs/testing.md', root), 'utf8')
  const list = /^const modules = \[(.*)\]$/m.exec(text)?.[1] ?? ''
  const named = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name)
  expect(new Set(named)).toEqual(await modulesOf(['ooor', '@ooor/sandbox']))
})
