import { expect, it } from 'vitest'
import { multipart } from './multipart.ts'

it('escapes a name with quotes and backslashes, which old servers read so and no other way', async () => {
  const file = { field: 'ufile', name: 'the "big" a\\b.txt', mimetype: 'text/plain', source: new Uint8Array([65]) }
  const form = multipart({}, file, 1, () => {})
  const text = await new Response(form.body()).text()
  expect(text).toContain(String.raw`; filename="the \"big\" a\\b.txt"`)
  expect(new TextEncoder().encode(text)).toHaveLength(form.length ?? 0)
})
