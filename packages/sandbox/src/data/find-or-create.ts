import type { MethodDefinition } from '../orm/definition.ts'
import { valueError } from '../python/exceptions.ts'
import { isTrue, lacksAttribute } from '../python/eyes.ts'

/** The contact with an address as `Ada <ada@example.com>`, or a new one (tried on 14.0 and 19.0). */
export const findOrCreate: MethodDefinition = {
  params: ['email', 'assert_valid_email'],
  required: 1,
  model: true,
  run: (env, _, { email, assert_valid_email: isAsserted }) => {
    // What is no text is taken apart all the same (tried on 17.0 to 19.0).
    const isOdd = env.dialect.series.major >= 17 && isTrue(email) && typeof email !== 'string'
    if (isOdd) throw lacksAttribute(email, 'strip')
    const text = typeof email === 'string' ? email : ''
    if (text === '') throw valueError('An email is required for find_or_create to work')
    const [, named = '', inside] = /^\s*"?([^"<]*?)"?\s*<([^>]*)>\s*$/.exec(text) ?? []
    const address = (inside ?? text).trim()
    const isAddress = /^\S+@\S+$/.test(address)
    if (!isAddress && isAsserted) throw valueError('A valid email is required for find_or_create to work properly.')
    const [known] = isAddress ? env.search('res.partner', [['email', '=ilike', address]], { limit: 1 }) : []
    const values = isAddress ? { name: named || address, email: address.toLowerCase() } : { name: text }
    const id = known ?? env.create('res.partner', values)
    return env.dialect.series.major < 19 ? id : [id]
  },
}
