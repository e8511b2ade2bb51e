/** Every link within the built site leads to a page that is there, and to a heading of it; nothing is loaded from elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'dist')
const files = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/'))
const pages = new Map(
  files.filter((name) => name.endsWith('.html')).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)
const values = (html, attribute) =>
  [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, text]) => text)
const anchors = new Map([...pages].map(([name, html]) => [name, new Set(values(html, 'id'))]))
const there = new Set(files)

function problemOf(page, link) {
  const { origin, pathname, hash } = new URL(link.replaceAll('&amp;', '&'), `http://site/${page}`)
  if (origin !== 'http://site') return undefined
  const path = decodeURI(pathname).slice(1)
  const file = [path, `${path}.html`, `${path}index.html`].find((name) => there.has(name))
  if (file === undefined) return `${link}: no such page`
  const id = decodeURIComponent(hash.slice(1))
  return id === '' || anchors.get(file)?.has(id) !== false ? undefined : `${link}: no such heading`
}

const problems = [...pages].flatMap(([page, html]) =>
  [
    ...values(html, 'href').flatMap((link) => problemOf(page, link) ?? []),
    ...values(html, 'src').flatMap((link) =>
      /^(https?:)?\/\//.test(link) ? `${link}: is loaded from elsewhere` : (problemOf(page, link) ?? []),
    ),
  ].map((problem) => `${page}: ${problem}`),
)

for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(`${pages.size} pages, ${problems.length} links that lead nowhere\n`)
if (problems.length > 0) process.exitCode = 1
