/** Words of which one in a field's name says that its value is a secret. */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  'apikey',
  'apikeys',
  'credential',
  'credentials',
  'cvc',
  'cvv',
  'hmac',
  'otp',
  'pass',
  'passphrase',
  'passwd',
  'password',
  'passwords',
  'pin',
  'privatekey',
  'pwd',
  'salt',
  'secret',
  'secrets',
  'signup',
  'token',
  'tokens',
  'totp',
])

/** What stands before `key` where a key is a secret, and not the key of a list. */
const SECRET_KEYS: ReadonlySet<string> = new Set([
  'access',
  'account',
  'api',
  'auth',
  'client',
  'developer',
  'encryption',
  'license',
  'master',
  'merchant',
  'private',
  'production',
  'replacement',
  'secret',
  'session',
  'shared',
  'signature',
  'signing',
  'transaction',
  'webhook',
])

/** What such words end with where nothing stands between their parts: `refreshtoken`, `rtoken`, `clientsecret`. */
const ENDS_OF_SECRETS = /(password|passwd|passphrase|secret|token|(api|private|secret|hash)key)s?$/

/**
 * Whether a field holds a secret, by its name: `password`, `api_key`, `x_stripeSecret`, `signup_url`, `access_token`.
 * Agents never read such a field, compare, order or group by it, nor write it, whatever their policy allows; cassettes
 * and `sandbox.calls` do not tell its value.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    // x_password2 is one too.
    .map((word) => word.replace(/\d+$/, ''))
  return words.some((word, index) => {
    if (SECRET_WORDS.has(word) || ENDS_OF_SECRETS.test(word)) return true
    return (word === 'key' || word === 'keys') && SECRET_KEYS.has(words[index - 1] ?? '')
  })
}
