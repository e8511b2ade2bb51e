import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (document: string) => readFileSync(join(root, document), 'utf8')
const packages = readdirSync(join(root, 'packages'))

/** All files and folders of a folder, from the root on. */
function under(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  return entries.map(
    (entry) => `/${join(entry.parentPath, entry.name).slice(root.length)}${entry.isDirectory() ? '/' : ''}`,
  )
}

const house = packages.flatMap((name) => under(`packages/${name}/src`))
const exported = new Set(
  packages.flatMap((folder) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'))
    return Object.keys(exports).map((entry) => join(name, entry))
  }),
)

describe.each(['docs/architecture.md', 'CONTRIBUTING.md'])('%s', (document) => {
  const text = read(document)
  const named = [...text.matchAll(/`(?:(?:ooor|sandbox|cli|mcp) )?([\w.@*-]+(?:\/[\w.*-]+)*\/?)`/g)].map(
    ([, path]) => path ?? '',
  )
  const paths = named.filter((path) => path.includes('/') || /\.(ts|mjs)$/.test(path))

  it.each([...new Set(paths)])('names %s, which is there', (path) => {
    const isThere = (place: string) => {
      const pattern = new RegExp(
        `/${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}${/[/]$|\.\w+$/.test(path) ? '' : '\\.ts'}$`,
      )
      return pattern.test(place)
    }
    expect(exported.has(path) || existsSync(join(root, path)) || house.some(isThere)).toBe(true)
  })
})

describe('docs/architecture.md', () => {
  const text = read('docs/architecture.md')
  it.each(under('packages/ooor/src').filter((place) => place.endsWith('/')))('says what %s is', (folder) => {
    expect(text).toContain(`${basename(folder)}/`)
  })
})
