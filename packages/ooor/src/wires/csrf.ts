import { tagsOf } from './html-tags.ts'

/** The CSRF token in a page of Odoo: in a hidden input, or in the page's script; undefined when there is none. */
export function csrfTokenOf(html: string): string | undefined {
  for (const tag of tagsOf(html, 'input')) {
    if (!tag.includes('name="csrf_token"')) continue
    const value = /\bvalue="([^"]+)"/.exec(tag)?.[1]
    if (value !== undefined) return value
  }
  return /csrf_token: ?"([^"]+)"/.exec(html)?.[1]
}
