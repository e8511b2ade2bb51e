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
