/** The runtime's own module, which does its work at once. */
export type NodeCrypto = Pick<typeof import('node:crypto'), 'createHmac' | 'createCipheriv' | 'createDecipheriv'>

let found: NodeCrypto | null | undefined

/** Node's `crypto`, on runtimes that have it; null elsewhere, where the web's own serves. */
export function nodeCrypto(): NodeCrypto | null {
  if (found === undefined) found = lookedFor()
  return found
}

function lookedFor(): NodeCrypto | null {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') return null
  try {
    const module = process.getBuiltinModule('node:crypto')
    // Some runtimes have the names and nothing behind them.
    module.createHmac('sha256', 'probe').update('probe').digest()
    const cipher = module.createCipheriv('aes-256-gcm', new Uint8Array(32), new Uint8Array(12))
    cipher.setAAD(new Uint8Array(1))
    cipher.final()
    return cipher.getAuthTag().length === 16 ? module : null
  } catch {
    return null
  }
}
