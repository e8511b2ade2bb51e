import { readFileSync } from 'node:fs'
import { ConfigError } from 'ooor/errors'
import { Policy } from './policy.ts'
import type { PolicyFile } from './policy-file.ts'

/**
 * Reads a policy from a JSON file.
 *
 * ```ts
 * const policy = readPolicy('ooor-mcp.policy.json')
 * ```
 *
 * Throws a `ConfigError` for a file that cannot be read, is no JSON, or no policy.
 */
export function readPolicy(file: string): Policy {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConfigError(
      `the policy ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  try {
    return new Policy(parsed as PolicyFile)
  } catch (error) {
    if (!ConfigError.is(error)) throw error
    throw new ConfigError(`${file}: ${error.message}`, { cause: error })
  }
}
