import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../errors/index.ts'
import { encodeFault, encodeMethodCall, encodeMethodResponse } from './index.ts'

/** The value's element, without what is around it. */
function encoded(value: unknown): string {
  const xml = encodeMethodResponse(value)
  return /^<\?xml version="1\.0"\?><methodResponse><params><param><value>(.*)<\/value><\/param>/s.exec(xml)?.[1] ?? xml
}

function refusal(value: unknown): string {
  try {
    encodeMethodCall('execute', ['db', 2, 'secret', 'res.partner', 'write', value])
  } catch (error) {
    if (ConfigError.is(error)) return error.message
    throw error
  }
  return 'none'
}

describe('a call', () => {
  it('names the method and its arguments', () => {
    expect(encodeMethodCall('execute', ['db', 2])).toBe(
      '<?xml version="1.0"?><methodCall><methodName>execute</methodName><params>' +
        '<param><value><string>db</string></value></param><param><value><int>2</int></value></param>' +
        '</params></methodCall>',
    )
    expect(encodeMethodCall('a&b', [])).toContain('<methodName>a&amp;b</methodName><params></params>')
  })
})

describe('an answer', () => {
  it('is a value or a fault', () => {
    expect(encodeMethodResponse(true)).toBe(
      '<?xml version="1.0"?><methodResponse><params><param><value><boolean>1</boolean></value></param></params></methodResponse>',
    )
    expect(encodeFault('warning -- Oh\n\nNo', '')).toBe(
      '<?xml version="1.0"?><methodResponse><fault><value><struct>' +
        '<member><name>faultCode</name><value><string>warning -- Oh\n\nNo</string></value></member>' +
        '<member><name>faultString</name><value><string></string></value></member>' +
        '</struct></value></fault></methodResponse>',
    )
    expect(encodeFault(3, 'x')).toContain('<value><int>3</int></value>')
  })
})

describe('values', () => {
  it.each([
    ['text', '<string>text</string>'],
    ['<a> & "b"', '<string>&lt;a&gt; &amp; "b"</string>'],
    ['a\r\n\tb', '<string>a&#13;\n\tb</string>'],
    ['é 😀 ]]>', '<string>é 😀 ]]&gt;</string>'],
    [5, '<int>5</int>'],
    [-0, '<int>0</int>'],
    [2 ** 53, '<int>9007199254740992</int>'],
    [1e21, '<double>1e+21</double>'],
    [1.5, '<double>1.5</double>'],
    [12345678901234567890n, '<int>12345678901234567890</int>'],
    [true, '<boolean>1</boolean>'],
    [false, '<boolean>0</boolean>'],
    [null, '<nil/>'],
    [undefined, '<nil/>'],
    [new Uint8Array([104, 105]), '<base64>aGk=</base64>'],
    [Buffer.from('hi'), '<base64>aGk=</base64>'],
    [new Date(Date.UTC(2024, 0, 31, 10, 20, 30, 999)), '<string>2024-01-31 10:20:30</string>'],
    [new URL('https://a.example/?b&c'), '<string>https://a.example/?b&amp;c</string>'],
  ])('%s', (value, xml) => {
    expect(encoded(value)).toBe(xml)
  })

  it('arrays, holes and undefined being nil', () => {
    expect(encoded([1, [], undefined])).toBe(
      '<array><data><value><int>1</int></value><value><array><data></data></array></value><value><nil/></value></data></array>',
    )
  })

  it('objects, without undefined members', () => {
    class Line {
      name = 'x'
    }
    const xml = '<struct><member><name>name</name><value><string>x</string></value></member></struct>'
    const others = [Object.assign(Object.create(null), { name: 'x' }), new Line(), runInNewContext('({ name: "x" })')]
    for (const value of [{ name: 'x', other: undefined }, ...others]) expect(encoded(value)).toBe(xml)
    expect(encoded({ 'a<b': {} })).toBe(
      '<struct><member><name>a&lt;b</name><value><struct></struct></value></member></struct>',
    )
  })

  it('bytes and dates of another realm', () => {
    expect(encoded(runInNewContext('new Uint8Array([104, 105])'))).toBe('<base64>aGk=</base64>')
    expect(encoded(runInNewContext('new Date(0)'))).toBe('<string>1970-01-01 00:00:00</string>')
  })

  it('many bytes', () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => index % 251)
    expect(encoded(bytes)).toBe(`<base64>${Buffer.from(bytes).toString('base64')}</base64>`)
  })

  it('an object twice, when it is not within itself', () => {
    const shared = { id: 1 }
    expect(encoded([shared, shared])).toContain('</struct></value><value><struct>')
  })
})

describe('what XML-RPC cannot carry', () => {
  it.each([
    ['NaN', { amount: Number.NaN }, 'NaN at params[5].amount: pass a finite number'],
    ['Infinity', [[0], [1, Number.NEGATIVE_INFINITY]], '-Infinity at params[5][1][1]: '],
    ['a function', { a: { b: [1, () => 1] } }, 'a function at params[5].a.b[1]: '],
    ['a symbol', Symbol('x'), 'a symbol at params[5]: '],
    [
      'a control character',
      { name: 'a\0b' },
      'the character U+0000, which XML cannot carry, at params[5].name: remove it',
    ],
    ['U+FFFE', ['\ufffe'], 'U+FFFE'],
    ['a lone surrogate', '\ud83d!', 'the character U+D83D, which XML cannot carry, at params[5]: '],
    ['a member name', { 'a\u0001': 1 }, 'U+0001, which XML cannot carry, at params[5]["a\\u0001"]: '],
    ['an invalid Date', { date: new Date(Number.NaN) }, 'an invalid Date at params[5].date: '],
    ['a Date that Python has not', new Date(8e15), 'a Date in the year 255479 at params[5]: '],
    ['a Map', { map: new Map() }, 'a Map at params[5].map: pass a plain object'],
    ['a promise', { id: Promise.resolve(1) }, 'a Promise at params[5].id: await it first'],
    [
      'what toJSON hides',
      {
        a: { toString: 1 },
        b: {
          when: new (class {
            toJSON() {
              return { x: Number.NaN }
            }
          })(),
        },
      },
      'NaN at params[5].b.when.x: ',
    ],
  ])('%s', (_, value, message) => {
    expect(refusal(value)).toContain(`XML-RPC cannot send `)
    expect(refusal(value)).toContain(message)
  })

  it('names the JSON wires for control characters', () => {
    expect(refusal('\u0007')).toContain('use a JSON wire')
  })

  it('cycles', () => {
    const cycle: { id: number; lines: unknown[] } = { id: 1, lines: [] }
    cycle.lines.push({ order: cycle })
    expect(refusal(cycle)).toContain('an object that contains itself at params[5].lines[0].order: ')
  })

  it('what is deeper than the decoder reads', () => {
    let deep: unknown = 1
    for (let level = 0; level < 200; level++) deep = [deep]
    expect(refusal(deep)).toBe('none')
    for (let level = 0; level < 50_000; level++) deep = { deep }
    expect(refusal(deep)).toContain('more than 200 levels of objects at params[5].deep.deep')
  })

  it('a method of control characters', () => {
    expect(() => encodeMethodCall('\0', [])).toThrow('U+0000, which XML cannot carry, at the method: ')
  })
})
