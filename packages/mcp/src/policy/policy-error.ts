/** What the server's policy does not let an agent do. The message says what, and what is to be done instead. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'
}
