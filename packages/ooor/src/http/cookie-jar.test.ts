import { describe, expect, it, vi } from 'vitest'
import { CookieJar } from './cookie-jar.ts'

const jar = (...lines: string[]) => {
  const made = new CookieJar('https://shop.example.com')
  made.take(lines)
  return made
}

describe('a cookie jar', () => {
  it('sends back what it got, as it came', () => {
    const cookies = jar('session_id=a%2Fb_-; Path=/; HttpOnly', 'frontend_lang=fr_FR; Path=/')
    expect(cookies.header('/shop')).toBe('session_id=a%2Fb_-; frontend_lang=fr_FR')
  })

  it('takes nothing for another host', () => {
    expect(
      jar('a=1; Domain=evil.example', 'b=2; Domain=example.com.evil', 'c=3; Domain=.example.com').header('/'),
    ).toBe('c=3')
    expect(jar('a=1; Domain=ample.com').header('/')).toBeUndefined()
  })

  it('minds the path', () => {
    const cookies = jar('a=1; Path=/odoo', 'b=2; Path=/')
    expect(cookies.header('/odoo/web')).toBe('a=1; b=2')
    expect(cookies.header('/odoo')).toBe('a=1; b=2')
    expect(cookies.header('/odoox')).toBe('b=2')
  })

  it('deletes what the server ends, and what has expired', () => {
    const cookies = jar('a=1', 'b=2', 'c=3; Max-Age=1000')
    cookies.take(['a=; Max-Age=0', 'b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
    expect(cookies.header('/')).toBe('c=3')
    cookies.put('c', { value: '3', path: '/', expires: Date.now() - 1 })
    expect(cookies.header('/')).toBeUndefined()
  })

  it('tells of each change in its header, and of ends that come by themselves', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    try {
      const cookies = jar('a=1', 'b=2; Max-Age=60')
      const seen = [cookies.header('/')]
      cookies.set('a', '3')
      seen.push(cookies.header('/'))
      cookies.put('c', { value: '4', path: '/odoo' })
      seen.push(cookies.header('/'), cookies.header('/odoo'))
      cookies.delete('c')
      seen.push(cookies.header('/odoo'), cookies.header('/', { a: '5' }), cookies.header('/'))
      vi.setSystemTime(1_000_000 + 60_000)
      seen.push(cookies.header('/'))
      cookies.clear()
      seen.push(cookies.header('/'))
      expect(seen).toEqual([
        'a=1; b=2',
        'a=3; b=2',
        'a=3; b=2',
        'a=3; b=2; c=4',
        'a=3; b=2',
        'a=5; b=2',
        'a=3; b=2',
        'a=3',
        undefined,
      ])
    } finally {
      vi.useRealTimers()
    }
  })

  it('lets the last of several lines win', () => {
    expect(jar('session_id=first; Path=/', 'session_id=second; Path=/').get('session_id')).toBe('second')
  })

  it('refuses secure cookies over plain http, except on this machine', () => {
    const plain = new CookieJar('http://shop.example.com')
    plain.take(['a=1; Secure'])
    expect(plain.get('a')).toBeUndefined()
    const local = new CookieJar('http://localhost:8069')
    local.take(['a=1; Secure'])
    expect(local.get('a')).toBe('1')
  })
})
