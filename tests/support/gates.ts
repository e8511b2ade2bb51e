import type { ConnectionSettings } from 'ooor'

/** A request that is held, before it is sent or before its answer is handed on. */
export interface Gate {
  /** Once the request is there. */
  readonly reached: Promise<void>
  /** Lets it go on. */
  open(): void
}

/** Middleware that holds the requests one asks for, so that what happens meanwhile is in one's own hand. */
export function gates() {
  const paths: string[] = []
  const waiting: { readonly part: string; readonly side: 'request' | 'answer'; pass(): Promise<void> }[] = []
  const at = async (path: string, side: 'request' | 'answer') => {
    const index = waiting.findIndex((one) => one.side === side && path.includes(one.part))
    if (index >= 0) await waiting.splice(index, 1)[0]?.pass()
  }
  const settings: ConnectionSettings = {
    middleware: [
      async (request, next) => {
        const { pathname } = new URL(request.url)
        await at(pathname, 'request')
        paths.push(pathname)
        const answer = await next(request)
        await at(pathname, 'answer')
        return answer
      },
    ],
  }
  return {
    settings,
    times: (part: string) => paths.filter((path) => path.includes(part)).length,
    /** Holds the next request whose path has this part, or its answer: then the server has done what it does. */
    hold(part: string, side: 'request' | 'answer'): Gate {
      let [arrive, open] = [() => {}, () => {}]
      const reached = new Promise<void>((resolve) => {
        arrive = resolve
      })
      const opened = new Promise<void>((resolve) => {
        open = resolve
      })
      waiting.push({
        part,
        side,
        pass: () => {
          arrive()
          return opened
        },
      })
      return { reached, open }
    },
  }
}
