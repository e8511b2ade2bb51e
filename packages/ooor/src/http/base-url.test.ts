import { describe, expect, it } from 'vitest'
import { ConfigError, RedirectError } from '../errors/index.ts'
import { BaseUrl } from './base-url.ts'

const base = new BaseUrl(new URL('https://host:8443/odoo/'))

describe('a base URL', () => {
  it('keeps its path before every other', () => {
    expect(base.resolve('/web/login?db=x')).toBe('https://host:8443/odoo/web/login?db=x')
    expect(new BaseUrl(new URL('http://host')).resolve('/shop')).toBe('http://host/shop')
    expect(String(base)).toBe('https://host:8443/odoo')
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    'shop',
    '',
    '/\\evil.example',
    '/../../x',
    '/%2e%2e/%2E./x',
    '/a/..%2f../../x',
  ])('refuses %j', (path) => {
    expect(() => base.resolve(path)).toThrow(ConfigError)
  })

  it('allows dots that stay inside', () => {
    expect(base.resolve('/web/content/a..b.pdf')).toBe('https://host:8443/odoo/web/content/a..b.pdf')
  })

  it('follows redirects only within', () => {
    const call = { path: '/shop' }
    expect(base.pathOf(new URL('https://host:8443/odoo/fr/shop?x=1'), call)).toBe('/fr/shop?x=1')
    expect(() => base.pathOf(new URL('https://evil.example/odoo/shop'), call)).toThrow(RedirectError)
    expect(() => base.pathOf(new URL('https://host:8443/other'), call)).toThrow(RedirectError)
  })
})
