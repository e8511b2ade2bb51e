import { expect, it } from 'vitest'
import { compose } from './compose.ts'
import type { HttpMiddleware, HttpResponse } from './types.ts'

it('wraps the first middleware outermost', async () => {
  const seen: string[] = []
  const layer =
    (name: string): HttpMiddleware =>
    async (request, next) => {
      seen.push(`${name} in`)
      const response = await next({ ...request, headers: { ...request.headers, [name]: '1' } })
      seen.push(`${name} out`)
      return response
    }
  const send = compose([layer('a'), layer('b')], async (request) => {
    seen.push(Object.keys(request.headers).join())
    return {} as HttpResponse
  })
  await send({ method: 'GET', url: 'http://host/', headers: {} })
  expect(seen).toEqual(['a in', 'b in', 'a,b', 'b out', 'a out'])
})
