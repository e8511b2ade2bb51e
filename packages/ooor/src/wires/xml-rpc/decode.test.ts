import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  decodeMethodCall,
  decodeMethodResponse,
  encodeFault,
  encodeMethodCall,
  encodeMethodResponse,
  XmlRpcSyntaxError,
} from './index.ts'
import { ValuePath } from './value-path.ts'

/** An answer in the layout of Python's xmlrpc. */
function answer(value: string): string {
  return `<?xml version="1.0"?>\n<methodResponse>\n<params>\n<param>\n${value}</param>\n</params>\n\n</methodResponse>\n`
}

function read(value: string): unknown {
  const response = decodeMethodResponse(answer(value))
  return 'value' in response ? response.value : response
}

/** Reads one value by its content. */
function value(content: string): unknown {
  return read(`<value>${content}</value>\n`)
}

function failure(xml: string): string {
  try {
    decodeMethodResponse(xml)
  } catch (error) {
    if (error instanceof XmlRpcSyntaxError) return error.message
    throw error
  }
  return 'none'
}

/** The value in Python's layout: newlines where it writes them. */
function pythonic(xml: string): string {
  return xml
    .replaceAll(/<(struct|member|data)>/g, '<$1>\n')
    .replaceAll(/<\/(name|value|member|param|params)>/g, '</$1>\n')
}

const partner = (id: number, name: string, country: string) => `<value><struct>
<member>
<name>id</name>
<value><int>${id}</int></value>
</member>
<member>
<name>name</name>
<value><string>${name}</string></value>
</member>
<member>
<name>country_id</name>
<value>${country}</value>
</member>
</struct></value>
`

const belgium = `<array><data>
<value><int>20</int></value>
<value><string>Belgium</string></value>
</data></array>`

describe('answers of Odoo', () => {
  it('rows', () => {
    const none = '<boolean>0</boolean>'
    const rows = partner(9, 'Acme', belgium) + partner(36, 'Addison', none) + partner(37, 'Azure', belgium)
    expect(read(`<value><array><data>\n${rows}</data></array></value>\n`)).toStrictEqual([
      { id: 9, name: 'Acme', country_id: [20, 'Belgium'] },
      { id: 36, name: 'Addison', country_id: false },
      { id: 37, name: 'Azure', country_id: [20, 'Belgium'] },
    ])
  })

  it('ids', () => {
    expect(
      read(
        '<value><array><data>\n<value><int>7</int></value>\n<value><int>18</int></value>\n</data></array></value>\n',
      ),
    ).toEqual([7, 18])
  })

  it('faults with a text for a code, until today on /xmlrpc', () => {
    const xml = `<?xml version='1.0'?>
<methodResponse>
<fault>
<value><struct>
<member>
<name>faultCode</name>
<value><string>warning -- AccessError

You may not.</string></value>
</member>
<member>
<name>faultString</name>
<value><string></string></value>
</member>
</struct></value>
</fault>
</methodResponse>
`
    expect(decodeMethodResponse(xml)).toEqual({
      fault: { code: 'warning -- AccessError\n\nYou may not.', message: '' },
    })
  })

  it('faults with a number for a code, on /xmlrpc/2', () => {
    expect(decodeMethodResponse(encodeFault(3, 'Access Denied'))).toEqual({
      fault: { code: 3, message: 'Access Denied' },
    })
  })

  it('faults whose parts are of odd types', () => {
    const fault = (code: string, message: string) =>
      `<methodResponse><fault><value><struct><member><name>faultCode</name><value>${code}</value></member><member><name>faultString</name><value>${message}</value></member></struct></value></fault></methodResponse>`
    expect(decodeMethodResponse(fault('<nil/>', belgium))).toEqual({
      fault: { code: 'null', message: '[20,"Belgium"]' },
    })
    expect(failure('<methodResponse><fault><value>no</value></fault></methodResponse>')).toContain('expected faultCode')
    expect(failure('<methodResponse><fault><value><nil/></value></fault></methodResponse>')).toContain(
      'expected faultCode',
    )
  })
})

describe('types', () => {
  it.each([
    ['<int>5</int>', 5],
    ['<i4>-12</i4>', -12],
    ['<i8>12345678901</i8>', 12345678901],
    ['<i8>9223372036854775807</i8>', 2 ** 63],
    ['<double>nan</double>', Number.NaN],
    ['<double>inf</double>', Number.POSITIVE_INFINITY],
    ['<double>-inf</double>', Number.NEGATIVE_INFINITY],
    ['<ex:i8>7</ex:i8>', 7],
    ['<int>-0</int>', 0],
    ['<int>+3</int>', 3],
    ['<int> 3\n</int>', 3],
    ['<int>1<!-- no -->2</int>', 12],
    ['<int>123456789012345678</int>', 123456789012345680],
    ['<boolean>1</boolean>', true],
    ['<boolean>0</boolean>', false],
    ['<boolean>true</boolean>', true],
    ['<boolean> false </boolean>', false],
    ['<double>1.5</double>', 1.5],
    ['<double>1e+20</double>', 1e20],
    ['<double>-.5E-3</double>', -0.0005],
    ['<double>3.</double>', 3],
    ['<string>a b</string>', 'a b'],
    ['<string> a\n</string>', ' a\n'],
    ['<string></string>', ''],
    ['<string/>', ''],
    ['<string />', ''],
    ['plain', 'plain'],
    ['', ''],
    [' \n ', ' \n '],
    ['a<!-- x -->b', 'ab'],
    ['<![CDATA[<int>]]>', '<int>'],
    ['<base64>\naGVs\nbG8=\n</base64>', 'aGVsbG8='],
    ['<base64/>', ''],
    ['<dateTime.iso8601>20240131T10:20:30</dateTime.iso8601>', '2024-01-31 10:20:30'],
    ['<dateTime.iso8601>2024-01-31T10:20:30.5Z</dateTime.iso8601>', '2024-01-31 10:20:30'],
    ['<nil/>', null],
    ['<nil></nil>', null],
    ['<ex:nil/>', null],
    ['<ex:nil xmlns:ex="http://ws.apache.org/xmlrpc/namespaces/extensions"/>', null],
    ['<array><data></data></array>', []],
    ['<array><data/></array>', []],
    ['<array>\n<data>\n<value/>\n</data>\n</array>', ['']],
    ['<struct></struct>', {}],
    ['<struct/>', {}],
    ['\n <!-- a number --> <int>5</int> <?php ?> ', 5],
    ['<int a="1" b = \'>\'>5</int >', 5],
  ])('%s', (content, expected) => {
    expect(value(content)).toStrictEqual(expected)
  })

  it('an empty value', () => {
    expect(read('<value/>')).toBe('')
  })

  it('refuses text that is not of the type', () => {
    const wrong = ['<int>abc</int>', '<int></int>', '<int/>', '<int>1.5</int>', '<int>--1</int>', '<int>0x10</int>']
    wrong.push('<double>NaNa</double>', '<double>+-inf</double>', '<double>1e999</double>', '<double>.</double>')
    wrong.push('<boolean>2</boolean>', '<boolean/>', '<base64>a*b</base64>', '<nil>x</nil>')
    wrong.push(
      '<dateTime.iso8601>today</dateTime.iso8601>',
      '<dateTime.iso8601/>',
      '<fraction>1</fraction>',
      '<constructor/>',
    )
    wrong.push(`<int>${'9'.repeat(400)}</int>`, `<int>${'9'.repeat(100_000)}</int>`)
    for (const content of wrong) expect(() => value(content), content).toThrow(XmlRpcSyntaxError)
  })
})

describe('text', () => {
  it.each([
    ['&lt;b&gt; &amp;amp; &quot;&apos;', '<b> &amp; "\''],
    ['&#65;&#x42;&#x1F600;&#128512;', 'AB😀😀'],
    ['a&#13;&#10;b', 'a\r\nb'],
    ['a\r\nb\rc&amp;\r\n', 'a\nb\nc&\n'],
    ['a<![CDATA[<&amp;\r\n>]]>b&lt;', 'a<&amp;\n>b<'],
    ['<!-- < & -->a<?x < & ?>b', 'ab'],
    ['bell \u0007 é 😀 łódź', 'bell \u0007 é 😀 łódź'],
    ['&#7;', '\u0007'],
    ['a > b ]] "', 'a > b ]] "'],
  ])('%j', (content, expected) => {
    expect(value(`<string>${content}</string>`)).toBe(expected)
    expect(value(content)).toBe(expected)
    expect(value(`<struct><member><name>${content}</name><value/></member></struct>`)).toStrictEqual({ [expected]: '' })
  })

  it.each([
    '&nbsp;',
    '&',
    '&amp',
    '&;',
    '&#;',
    '&#x;',
    '&#xg;',
    '&#0;',
    '&#xd800;',
    '&#x110000;',
    '&constructor;',
    '<b>x</b>',
    '<![CDATA[x',
    '<!-- x',
    '<!ENTITY a "b">',
    '<?x',
    '&#99999999999999999999999999;',
  ])('refuses %j', (content) => {
    expect(() => value(`<string>${content}</string>`)).toThrow(XmlRpcSyntaxError)
  })
})

describe('members', () => {
  const member = (name: string, text: string) => `<member><name>${name}</name><value>${text}</value></member>`

  it('are own and ordinary, whatever their name', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '0']
    const struct = value(`<struct>${names.map((name) => member(name, name)).join('')}</struct>`) as object
    expect(Object.getPrototypeOf(struct)).toBe(Object.prototype)
    expect(Object.keys(struct).sort()).toEqual([...names].sort())
    expect(struct).toStrictEqual(JSON.parse(JSON.stringify(struct)))
    const polluting = `<struct><member><name>__proto__</name><value><struct>${member('bad', '1')}</struct></value></member></struct>`
    expect((value(polluting) as { bad?: unknown }).bad).toBeUndefined()
    expect(({} as { bad?: unknown }).bad).toBeUndefined()
  })

  it('the last of a name wins', () => {
    expect(value(`<struct>${member('a', '1')}${member('b', '2')}${member('a', '3')}</struct>`)).toEqual({
      a: '3',
      b: '2',
    })
  })

  it('may have an empty name', () => {
    expect(value('<struct><member><name/><value>x</value></member></struct>')).toEqual({ '': 'x' })
  })
})

describe('the document', () => {
  it('with a BOM, comments and white space anywhere', () => {
    const xml =
      '\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- a -->\n<methodResponse xmlns:ex="x">\t<params>\n<!-- b --><param> <value>\n' +
      '<struct>\r\n<member > <name>a</name > <value>\n<array>\n<data >\n<value>\n<int>1</int>\n</value>\n<!-- c --><value> <nil /> </value> </data>\n</array>\n</value>\n</member>\n</struct>\n</value> </param>\n</params>\n<?end?></methodResponse>\n<!-- d -->\n'
    expect(decodeMethodResponse(xml)).toEqual({ value: { a: [1, null] } })
  })

  it.each([
    ['', 'expected <methodResponse> at character 0 of 0: the text ends there'],
    [
      '<html><body>502</body></html>',
      "expected <methodResponse> at character 0 of 29: '<html><body>502</body></html>'",
    ],
    ['<methodResponse/>', 'expected a <methodResponse> with content'],
    ['<methodResponse><params></params></methodResponse>', 'expected <param>'],
    ['<methodResponse><params/></methodResponse>', 'expected an answer with a value'],
    ['<methodResponse></methodResponse>', 'expected <params>'],
    ['<methodResponse><params><param/></params></methodResponse>', 'expected a parameter with a value'],
    ['<methodResponse><params><param></param></params></methodResponse>', 'expected <value>'],
    ['<!DOCTYPE methodResponse><methodResponse>', 'declarations (DOCTYPE, ENTITY) are refused at character 0'],
    [`${answer('<value/>')}x`, 'expected nothing behind </methodResponse>'],
    [answer('<value/>') + answer('<value/>'), 'expected nothing behind </methodResponse>'],
    [answer('<value/></param><param><value/>'), 'expected </params>'],
    [answer('<value><int>1</int>'), 'expected </value>'],
    [answer('<value><int>1</i4></value>'), 'expected </int>'],
    [answer('<value>a<int>1</int></value>'), 'expected </value>'],
    [answer('<value><int>1</int>a</value>'), 'expected </value>'],
    [answer('<value><int>1</int><int>1</int></value>'), 'expected </value>'],
    [answer('<value><array></array></value>'), 'expected <data>'],
    [answer('<value><array/></value>'), 'expected an array with data'],
    [answer('<value><array><data>x</data></array></value>'), 'expected <value>'],
    [answer('<value><array><data></array></data></value>'), 'expected </data>'],
    [answer('<value><struct><member/></struct></value>'), 'expected a member with a name'],
    [answer('<value><struct><member><value/></member></struct></value>'), 'expected <name>'],
    [answer('<value><struct><member><name>a</name></member></struct></value>'), 'expected <value>'],
    [answer('<value><struct><name>a</name></struct></value>'), 'expected <member>'],
    [answer('<value><strings>a</strings></value>'), 'expected a type of XML-RPC'],
    [answer('<value><int 5</int></value>'), 'expected = in the attribute'],
    [answer('<value><int a=5>5</int></value>'), 'expected a quoted attribute'],
    [answer('<value><int a="<">5</int></value>'), 'expected the end of the attribute'],
    [answer('<value a="1"b="2"/>'), 'expected the end of the tag'],
  ])('refuses %j', (xml, message) => {
    expect(failure(xml)).toContain(message)
  })

  it('says where, with a short excerpt', () => {
    const xml = answer(`<value><int>${'many\nwords '.repeat(20)}</int></value>`)
    const error = (() => {
      try {
        return decodeMethodResponse(xml)
      } catch (thrown) {
        return thrown
      }
    })() as XmlRpcSyntaxError
    expect(error.position).toBe(xml.indexOf('many'))
    expect(error.message).toBe(
      `expected the text of <int> at character ${error.position} of ${xml.length}: 'many words many words many words many wo'`,
    )
    expect(error.name).toBe('XmlRpcSyntaxError')
  })

  it('refuses every truncation', () => {
    const xml = answer(
      `<value><array><data>\n${partner(1, 'A&amp;<![CDATA[B]]>', belgium).repeat(3)}</data></array></value>\n`,
    ).trim()
    for (let length = 0; length < xml.length; length++) expect(failure(xml.slice(0, length))).not.toBe('none')
    expect(failure(xml)).toBe('none')
  })
})

describe('depth', () => {
  const nested = (depth: number, open: string, close: string) => value(open.repeat(depth) + close.repeat(depth))
  const array = ['<array><data><value>', '</value></data></array>'] as const
  const struct = ['<struct><member><name>a</name><value>', '</value></member></struct>'] as const

  it('is limited to 200', () => {
    for (const [open, close] of [array, struct]) {
      expect(JSON.stringify(nested(200, open, close)).match(/[[{]/g)?.length).toBe(200)
      for (const depth of [201, 10_000, 200_000]) {
        expect(() => nested(depth, open, close)).toThrow('expected at most 200 arrays and structs within each other')
      }
    }
  })

  it('is not run into by what only opens', () => {
    expect(failure(answer('<value><array><data>'.repeat(200_000)))).toContain('at most 200')
  })
})

describe('calls', () => {
  it('are read as they are written', () => {
    const params = ['db', 2, 'pa<ss', 'res.partner', 'search_read', [[['name', 'ilike', 'a&b']], { limit: 5 }]]
    expect(decodeMethodCall(encodeMethodCall('execute_kw', params))).toEqual({ method: 'execute_kw', params })
    expect(decodeMethodCall(pythonic(encodeMethodCall('execute_kw', params)))).toEqual({ method: 'execute_kw', params })
  })

  it('without arguments', () => {
    for (const rest of ['', '<params/>', '\n<params>\n</params>\n']) {
      const xml = `<?xml version='1.0'?>\n<methodCall>\n<methodName>version</methodName>${rest}</methodCall>`
      expect(decodeMethodCall(xml)).toEqual({ method: 'version', params: [] })
    }
  })

  it('have the name of the method as it stands there', () => {
    const named = (name: string) => decodeMethodCall(`<methodCall><methodName>${name}</methodName></methodCall>`).method
    expect(['version', ' version ', ''].map(named)).toEqual(['version', ' version ', ''])
  })

  it('have values as a reader makes them', () => {
    const param = (value: string) => `<param><value>${value}</value></param>`
    const params =
      param('<base64>YQ==</base64>') +
      param('<base64/>') +
      param('<array><data><value><base64>Yg==</base64></value></data></array>')
    const call = `<methodCall><methodName>x</methodName><params>${params}</params></methodCall>`
    expect(decodeMethodCall(call, { base64: (text) => [text] }).params).toEqual([['YQ=='], [''], [['Yg==']]])
  })

  it('need a method', () => {
    for (const name of ['', '<methodName/>', '<params/>']) {
      expect(() => decodeMethodCall(`<methodCall>${name}</methodCall>`)).toThrow(XmlRpcSyntaxError)
    }
  })
})

/** Text with all that XML treats specially. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('&', '<', '>', '\r', '\n', ']]>', '&lt;', '😀', '\t', ' ', "'"),
      fc.string({ unit: 'grapheme' }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))
  .filter((joined) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(joined))

const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
)

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'id')), tie('json'), { maxKeys: 5 }),
  ),
}))

/** Rows with the same members and a few kinds of values, enough of them that the decoder learns their markup. */
const table = fc
  .dictionary(
    fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', '_', '.', '[', '$') }),
    fc.array(json, { minLength: 1, maxLength: 3 }),
    {
      minKeys: 1,
      maxKeys: 4,
    },
  )
  .map((fields) =>
    Array.from({ length: 40 }, (_, row) =>
      Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values[(row * 7) % values.length]])),
    ),
  )

// Vitest's toStrictEqual takes a member named `constructor` for the class: Node's comparison is used here.
const plain = (one: unknown): unknown => JSON.parse(JSON.stringify(one))

describe('properties', () => {
  afterEach(() => vi.restoreAllMocks())

  it('what was encoded is decoded to the same', () => {
    fc.assert(
      fc.property(json, (one) => {
        deepStrictEqual(decodeMethodResponse(encodeMethodResponse(one)), { value: plain(one) })
      }),
      { numRuns: 500 },
    )
  })

  it('rows too, in both layouts', () => {
    fc.assert(
      fc.property(table, (rows) => {
        deepStrictEqual(decodeMethodResponse(encodeMethodResponse(rows)), { value: plain(rows) })
      }),
    )
    const rows = Array.from({ length: 100 }, (_, id) => ({
      id,
      name: `a${id}`,
      tags: [id, false],
      parent: id % 3 ? [id, 'x'] : false,
    }))
    expect(decodeMethodResponse(pythonic(encodeMethodResponse(rows)))).toStrictEqual({ value: rows })
  })

  it('any text is an answer or a syntax error', () => {
    const piece = fc.constantFrom(
      ...(encodeMethodResponse([{ a: 1 }]).match(/<[^>]*>|[^<]+/g) ?? []),
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      ';',
      '"',
    )
    const soup = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 })
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(soup, (xml) => {
        failure(xml)
        failure(answer(`<value>${xml}</value>`))
      }),
      { numRuns: 1_000 },
    )
  })

  it('what was learned from a row never changes what is read', () => {
    const mutation = fc.tuple(
      fc.nat(),
      fc.nat(12),
      fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('</value>', '<value>', '<int>', '</struct>', '<nil/>', '&amp;', '\n'),
      ),
    )
    fc.assert(
      fc.property(
        table,
        fc.array(mutation, { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        (rows, mutations, newlines) => {
          let xml = encodeMethodResponse(rows)
          if (newlines) xml = pythonic(xml)
          for (const [where, removed, added] of mutations) {
            const at = where % xml.length
            xml = xml.slice(0, at) + added + xml.slice(at + removed)
          }
          const outcome = () => {
            try {
              return JSON.stringify(decodeMethodResponse(xml))
            } catch (error) {
              if (error instanceof XmlRpcSyntaxError) return 'refused'
              throw error
            }
          }
          const learning = outcome()
          vi.spyOn(ValuePath.prototype, 'learns').mockReturnValue(false)
          expect(outcome()).toBe(learning)
          vi.restoreAllMocks()
        },
      ),
      { numRuns: 300 },
    )
  })

  it('hostile text takes linear time', () => {
    const many = 1_000_000
    const hostile = [
      '<',
      '&',
      '&amp;',
      '\r',
      '<!',
      '<!---->',
      '<![CDATA[]]>',
      '<![CDATA[',
      '<?a?>',
      ' ',
      '<value>',
      '<a b="',
      '&#x',
      '\u0000',
    ]
    for (const one of hostile) {
      const repeated = one.repeat(many / one.length)
      for (const around of ['', '<int>', '<string>', '<struct><member><name>', '<array><data>', '<int a="']) {
        failure(answer(`<value>${around}${repeated}`))
      }
    }
  })
})
