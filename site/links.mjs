/** Links are written for who reads the files of the project; here they become addresses of the site. */
import { existsSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { addressOf, pages, placeOf, root, stage } from './pages.mjs'

/** A rule for markdown-it. A link to a source file, which the site has not, becomes the file's name. */
export function linksOfTheProject(markdown) {
  const files = pages()
  markdown.core.ruler.push('links-of-the-project', ({ tokens, env }) => {
    const file = files.get(relative(stage, env.path ?? ''))
    if (file === undefined) return
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      if (token.type === 'image') token.attrSet('src', `/pictures/${basename(target(token.attrGet('src'), file))}`)
    }
    for (const { children } of tokens) {
      const open = []
      for (const token of children ?? []) {
        if (token.type === 'link_open') open.push(isRedirected(token, file))
        if (token.type === 'link_close' && !open.pop()) silence(token)
      }
    }
  })
}

/** False where the link is none any more. */
function isRedirected(token, file) {
  const [path = '', hash] = token.attrGet('href').split('#')
  if (path === '' || /^\w+:/.test(path)) return true
  const place = placeOf(target(path, file))
  if (place === undefined) {
    silence(token)
    return false
  }
  token.attrSet('href', addressOf(place) + (hash === undefined ? '' : `#${hash}`))
  return true
}

/** What a link of a file leads to, from the root on. */
function target(path, file) {
  const found = join(dirname(file), decodeURI(path)).replace(/\/$/, '')
  if (existsSync(join(root, found))) return found
  throw new Error(`${file} has a link to ${found}, which is not there`)
}

function silence(token) {
  token.type = 'html_inline'
  token.content = ''
}
