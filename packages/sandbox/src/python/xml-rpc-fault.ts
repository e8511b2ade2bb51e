import { exception, ServerException, typeError, valueError } from './exceptions.ts'
import { intOf } from './numbers.ts'
import { pythonRepr } from './repr.ts'

/** Elements that values are made of (cpython's `xmlrpc/client.py`, `Unmarshaller`). */
const KNOWN: ReadonlySet<string> = new Set([
  ...['nil', 'boolean', 'i1', 'i2', 'i4', 'i8', 'int', 'biginteger', 'double', 'float', 'bigdecimal', 'string', 'name'],
  ...['array', 'struct', 'base64', 'dateTime.iso8601', 'value', 'params', 'fault', 'methodName', 'data', 'member'],
  ...['param', 'methodCall', 'methodResponse', 'methodname'],
])

const TAG = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!(?:[^<>[]|\[[^\]]*\])*>|<(\/?)([\w.:-]+)[^<>]*?(\/?)>/g

/**
 * What Python says of a document that is no call of a method: first what its parser of XML minds, then what its reader of
 * values does (tried on 14.0 and 19.0).
 */
export function faultOfDocument(text: string): ServerException {
  const start = text.search(/\S/)
  if (start >= 0 && text[start] !== '<') {
    return start === 0 && text.startsWith('\0') ? malformed('unclosed token', 0) : malformed('syntax error', start)
  }
  const open: { name: string; from: number }[] = []
  let hasMethod = false
  let hasParams = false
  for (const { 0: whole, 1: slash, 2: name, 3: empty, index } of text.matchAll(TAG)) {
    if (name === undefined) continue
    if (slash !== '/') {
      // It looks for strangers within values alone.
      if (!KNOWN.has(name) && open.some((one) => one.name === 'value')) {
        return responseError(`unknown tag ${pythonRepr(name)}`)
      }
      open.push({ name, from: index + whole.length })
      if (empty !== '/') continue
    }
    const element = open.pop()
    if (element === undefined || element.name !== name) return malformed('mismatched tag', index + 2)
    const content = empty === '/' ? '' : text.slice(element.from, index)
    const refused = refusal(name, content)
    if (refused !== undefined) return refused
    if (name === 'methodName') hasMethod = true
    if (name === 'params') hasParams = true
  }
  if (open.length > 0 || start < 0) return malformed('no element found', text.length)
  if (!hasMethod && !hasParams) return responseError('')
  if (!hasMethod) return typeError('can only concatenate str (not "NoneType") to str')
  const [, method = ''] = /<methodName>([^<]*)</.exec(text) ?? []
  return method.trim() === '' ? exception('Method not found: ') : malformed('no element found', text.length)
}

/** What a reader of one element says of its content. */
function refusal(name: string, content: string): ServerException | undefined {
  try {
    if (/^(i[1248]|int|biginteger)$/.test(name)) intOf(content)
  } catch (error) {
    return error as ServerException
  }
  if (name === 'boolean' && content !== '0' && content !== '1') return typeError('bad boolean value')
  if (
    (name === 'double' || name === 'float') &&
    !/^\s*[+-]?(\d+\.?\d*|\.\d+|nan|inf(inity)?)(e[+-]?\d+)?\s*$/i.test(content)
  ) {
    return valueError(`could not convert string to float: ${pythonRepr(content)}`)
  }
  if (name !== 'struct') return undefined
  // Names and values are taken in pairs.
  const members = content.match(/<member>/g)?.length ?? 0
  const whole = content.match(/<member>\s*<name>[^<]*<\/name>\s*<value[\s/>]/g)?.length ?? 0
  return members === whole ? undefined : new ServerException('builtins.IndexError', 'list index out of range')
}

const malformed = (words: string, column: number) =>
  new ServerException('xml.parsers.expat.ExpatError', `${words}: line 1, column ${column}`)

const responseError = (words: string) =>
  new ServerException(
    'xmlrpc.client.ResponseError',
    words === '' ? 'ResponseError()' : `ResponseError(${JSON.stringify(words)})`,
  )
