import { expect, it } from 'vitest'
import { InvalidValueError } from '../errors/index.ts'
import { Download } from './download.ts'

const download = () => new Download(new Response('hello'))
const failed = (work: Promise<unknown>) => work.catch((error: unknown) => error)

it.each(['text', 'bytes', 'blob'] as const)('a file comes once: %s after it was read', async (again) => {
  const file = download()
  expect(await file.text()).toBe('hello')
  expect(await failed(file[again]())).toBeInstanceOf(InvalidValueError)
  expect(() => file.stream()).toThrow('a file comes once, and this one was read: keep the bytes that came')
})

it('a stream that was taken is not handed out once more', async () => {
  const file = download()
  let text = ''
  for await (const bytes of file.stream()) text += new TextDecoder().decode(bytes)
  expect(text).toBe('hello')
  expect(() => file.stream()).toThrow(InvalidValueError)
  expect(await failed(file.bytes())).toBeInstanceOf(InvalidValueError)
})

it('what is let go unread is gone', async () => {
  const file = download()
  await file.stream().cancel()
  expect(await failed(file.text())).toBeInstanceOf(InvalidValueError)
})
