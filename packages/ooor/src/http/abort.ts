const reactions = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Reacts once when a signal aborts; what is returned takes that back. However many wait for a signal, it has one
 * listener: Node takes more than ten for a leak, and says so.
 */
export function whenAborted(signal: AbortSignal, react: () => void): () => void {
  let waiting = reactions.get(signal)
  if (waiting === undefined) {
    const made = new Set<() => void>()
    signal.addEventListener('abort', () => made.forEach((one) => void one()), { once: true })
    reactions.set(signal, made)
    waiting = made
  }
  const own = () => react()
  waiting.add(own)
  return () => void waiting.delete(own)
}
