/** The pages of the site: which there are, where they stand, and how the sidebar names them (docs/pages.json). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Where all pages are gathered, before the site is made of them. */
export const stage = join(root, 'site/pages')

/** What has another place on the site than in the project. */
const PLACES = new Map([
  ['README.md', 'index.md'],
  ['CONTRIBUTING.md', 'contributing.md'],
  ['SECURITY.md', 'reporting.md'],
  ['CHANGELOG.md', 'changes.md'],
  ['examples/shop/README.md', 'shop-example.md'],
  ['examples/recipes/README.md', 'recipes/index.md'],
])

/** Where a file of the project is on the site; undefined for one that is not there. A recipe is a page of its own. */
export function placeOf(file) {
  const recipe = /^examples\/recipes\/([\w/-]+)\.ts$/.exec(file)
  if (recipe) return `recipes/${recipe[1]}.md`
  if (/^bench\/results[\w-]*\.md$/.test(file)) return file
  if (/^docs\/.+\.md$/.test(file)) return file.replace(/^docs\//, '')
  return PLACES.get(file)
}

/** The files of the project that are pages, by their place on the site. */
export function pages() {
  const files = [...PLACES.keys(), ...['bench', 'docs', 'examples/recipes'].flatMap(below)]
  return new Map(files.flatMap((file) => (placeOf(file) === undefined ? [] : [[placeOf(file), file]])))
}

/** The files below a folder that are pages. */
export function below(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => !file.includes('node_modules') && placeOf(file) !== undefined)
    .sort()
}

/** Groups of the sidebar with their files. A folder (`docs/`) stands for its pages that nothing nearer names. */
export function groups() {
  const list = JSON.parse(readFileSync(join(root, 'docs/pages.json'), 'utf8'))
  const named = list.flatMap(({ pages: names }) => names)
  const nearest = (file) =>
    named.filter((name) => name.endsWith('/') && file.startsWith(name)).toSorted(longestFirst)[0]
  return list.map(({ text, pages: names }) => ({
    text,
    files: names.flatMap((name) => {
      if (name.endsWith('/')) {
        return below(name.slice(0, -1)).filter((file) => !named.includes(file) && nearest(file) === name)
      }
      if (existsSync(join(root, name))) return [name]
      throw new Error(`docs/pages.json names ${name}, which is not there`)
    }),
  }))
}

const longestFirst = (one, other) => other.length - one.length

/** A page as Markdown. That of a recipe is the comment that it begins with, and the program. */
export function pageOf(file) {
  const text = readFileSync(join(root, file), 'utf8')
  if (file.endsWith('.md')) return text
  const [comment, body] = /^\/\*\*\n(.*?)^ \*\/\n/ms.exec(text) ?? []
  if (body === undefined) throw new Error(`${file} has no comment that says what it is`)
  const prose = body.replaceAll(/^ \* ?/gm, '').replaceAll(/^ {2}(\S.*)$/gm, '```sh\n$1\n```')
  return `${prose}\n\`\`\`ts\n${text.slice(comment.length).trim()}\n\`\`\`\n`
}

/** What a page calls itself: its first heading. */
export function titleOf(file) {
  const [, title] = /^# (.+)$/m.exec(pageOf(file)) ?? []
  if (title === undefined) throw new Error(`${file} has no heading: begin it with '# …'`)
  return title.replaceAll('`', '')
}

/** The address of a page of the site. */
export const addressOf = (place) => `/${place.replace(/\.md$/, '').replace(/(^|\/)index$/, '$1')}`

/** The modules of the reference: all that packages export, by the names under which they are imported. */
export function modules() {
  return readdirSync(join(root, 'packages')).flatMap((folder) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'))
    return Object.entries(exports).flatMap(([entry, { types }]) => {
      if (types === undefined) return []
      const text = `${name}${entry.slice(1)}`
      const source = `packages/${folder}/${types.replace('./dist/', 'src/').replace(/\.d\.ts$/, '.ts')}`
      return [{ text, source, link: `/api/${text}/` }]
    })
  })
}
