import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const css = readFileSync(new URL('./shop.css', import.meta.url), 'utf8')
const version = createHash('sha256').update(css).digest('hex').slice(0, 10)

/** The one style sheet; its address changes with it, so that browsers may keep it for good. */
export const STYLESHEET = { css, path: `/style-${version}.css` } as const
