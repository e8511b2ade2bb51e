import { expect, it } from 'vitest'
import { encodeForm, type FormFields } from './encode-form.ts'

const sent = async (fields: FormFields) => new TextDecoder().decode((await encodeForm(fields)).payload)

it('null is empty in a form, and undefined is not in it', async () => {
  expect(await sent({ name: 'Alice', street2: null, zip: undefined, age: 0 })).toBe('name=Alice&street2=&age=0')
})

it('a form is an object, a FormData or URLSearchParams', async () => {
  const pairs = [
    ['tag', 'a'],
    ['tag', 'b'],
  ]
  const form = new FormData()
  for (const [name = '', value = ''] of pairs) form.append(name, value)
  expect(await sent(form)).toBe('tag=a&tag=b')
  expect(await sent(new URLSearchParams(pairs))).toBe('tag=a&tag=b')
})
