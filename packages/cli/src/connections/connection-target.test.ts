import { describe, expect, it } from 'vitest'
import { connectionTarget } from './connection-target.ts'

const target = (url: string | undefined, environment: Record<string, string> = {}, rest: object = {}) => {
  const { url: address, ...more } = connectionTarget({ url, ...rest }, environment)
  return { url: String(address), ...more }
}

describe('connectionTarget', () => {
  it('takes all from the connection string', () => {
    expect(target('https://me:secret@host/db', { OOOR_PASSWORD: 'other', OOOR_API_KEY: 'key' })).toEqual({
      url: 'https://host/',
      database: 'db',
      username: 'me',
      password: 'secret',
    })
  })

  it('takes what is open from the environment', () => {
    expect(target('https://me@host/db', { OOOR_PASSWORD: 'secret', OOOR_USERNAME: 'other' })).toMatchObject({
      username: 'me',
      password: 'secret',
    })
    expect(target('https://host/db', { OOOR_API_KEY: 'key', OOOR_PASSWORD: 'secret' })).toEqual({
      url: 'https://host/',
      database: 'db',
      apiKey: 'key',
    })
    const environment = { OOOR_URL: 'https://host', OOOR_DATABASE: 'db', OOOR_USERNAME: 'me', OOOR_PASSWORD: 'secret' }
    expect(target(undefined, environment)).toMatchObject({ database: 'db', username: 'me', password: 'secret' })
  })

  it('takes options before all', () => {
    const options = { database: 'other', username: 'you' }
    expect(target('https://me:secret@host/db', {}, options)).toMatchObject(options)
  })

  it('says what is missing', () => {
    expect(() => target(undefined)).toThrow('no server was named: name one by --url, -c or OOOR_URL, or try --sandbox')
    expect(() => target('https://me@host/db')).toThrow('there is no credential')
  })
})
