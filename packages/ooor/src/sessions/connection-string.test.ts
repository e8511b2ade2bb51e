import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors/index.ts'
import { parseConnectionString } from './connection-string.ts'

const parsed = (text: string) => {
  const { url, ...rest } = parseConnectionString(text)
  return { url: url.href, ...rest }
}

describe('a connection string', () => {
  it.each([
    ['https://erp.example.com', { url: 'https://erp.example.com/' }],
    ['https://erp.example.com/prod', { url: 'https://erp.example.com/', database: 'prod' }],
    ['https://erp.example.com/odoo/', { url: 'https://erp.example.com/odoo/' }],
    ['https://erp.example.com/odoo/prod', { url: 'https://erp.example.com/odoo/', database: 'prod' }],
    ['https://erp.example.com/odoo?db=prod', { url: 'https://erp.example.com/odoo', database: 'prod' }],
    [
      'https://me%40example.com:p%40ss%3Aword@host:8443/my-db',
      { url: 'https://host:8443/', database: 'my-db', username: 'me@example.com', password: 'p@ss:word' },
    ],
    // the forms of the Ruby library
    ['user.mydb@myhost:8089', { url: 'http://myhost:8089/', username: 'user', database: 'mydb' }],
    ['user.mydb@myhost:443', { url: 'https://myhost/', username: 'user', database: 'mydb' }],
    ['user.mydb@myhost:8089 -s', { url: 'https://myhost:8089/', username: 'user', database: 'mydb' }],
    ['a.b@example.com.mydb@myhost:8089', { url: 'http://myhost:8089/', username: 'a.b@example.com', database: 'mydb' }],
    ['user:secret@myhost:8089', { url: 'http://myhost:8089/', username: 'user', password: 'secret' }],
    ['ooor://user@myhost', { url: 'http://myhost/', username: 'user' }],
    ['ooor://user@myhost:8089', { url: 'http://myhost:8089/', username: 'user' }],
    [
      'ooor://user:secret@myhost/mydb',
      { url: 'http://myhost/', username: 'user', password: 'secret', database: 'mydb' },
    ],
    ['ooor://user@myhost:443/mydb', { url: 'https://myhost/', username: 'user', database: 'mydb' }],
    ['ooor://myhost.com:8089/mydb?ssl=true', { url: 'https://myhost.com:8089/', database: 'mydb' }],
    ['localhost:8069', { url: 'http://localhost:8069/' }],
  ])('%s', (text, meaning) => {
    expect(parsed(text)).toEqual(meaning)
  })

  it.each([
    '',
    '  ',
    'ftp://host/db',
    'http://',
    'https://user:hunter2@',
    'https://host:99999/db',
    'a b c',
    'https://admin:hunter2@x/y@host/db',
    'localhost:8069/db',
  ])('refuses %j without repeating a password', (text) => {
    let error: unknown
    try {
      parseConnectionString(text)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).not.toContain('hunter2')
  })
})

describe('an address that a browser shows', () => {
  it.each([
    'https://a:secret@host/web',
    'https://host:8069/web',
    'https://host/web#action=12&model=res.partner&view_type=list',
    'https://host/#action=12',
    'https://host/web?debug=1',
    'https://host/web?db=prod#home',
    'https://host/web/login',
    'https://host/web/login?db=prod',
    'https://host/web/database/selector',
    'https://host/web/session/logout',
    'https://host/erp/web',
    'https://host/odoo/action-12',
    'https://host/odoo/action-base.action_res_users/2',
    'https://host/odoo/sales/5',
    'https://host/odoo/sales/5/res.partner/7',
    'https://host/odoo/m-sale.order/5',
    'https://host/odoo/customers/new',
    'ooor://host/web',
  ])('%s is refused, and the way to write it told', (text) => {
    const { origin, pathname } = new URL(text.replace('ooor:', 'http:'))
    const work = () => parseConnectionString(text)
    expect(work).toThrow(ConfigError)
    expect(work).toThrow(
      `'${pathname}' is a page of Odoo's own client, not a database: use ${origin}/database, or ${origin}/ for the only one. A database 'web' goes apart: { url, database }`,
    )
    expect(work).not.toThrow('secret')
    expect(() => parseConnectionString(text, true)).toThrow(text.startsWith('ooor') ? ConfigError : pathname)
  })

  it.each([
    ['https://host/odoo', 'https://host/', 'odoo'],
    ['https://host/odoo/prod', 'https://host/odoo/', 'prod'],
    ['https://host/odoo/2026', 'https://host/odoo/', '2026'],
    ['https://host/web/prod', 'https://host/web/', 'prod'],
    ['https://host/webshop', 'https://host/', 'webshop'],
    ['https://host/my-web', 'https://host/', 'my-web'],
    ['https://host/web/', 'https://host/web/', undefined],
  ])('%s may be meant, and is taken as it stands', (text, url, database) => {
    expect(parsed(text)).toEqual({ url, ...(database !== undefined && { database }) })
  })
})
