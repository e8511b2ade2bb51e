import { expect, test } from 'vitest'
import { cookiesNamed } from './site-cookies.ts'

test.each([
  ['', []],
  ['ooor=a', ['a']],
  ['a=1; ooor=b;c=2', ['b']],
  ['ooor=a; ooor=b', ['a', 'b']],
  // Values of others that look like it, and names that end as it does.
  ['a=ooor=1; ooor=2; xooor=3; x ooor=4', ['2']],
  ['a=ooor=1', []],
  ['ooor=ooor=1', ['ooor=1']],
  ['a=1;\t ooor=b \t; d=3', ['b']],
  ['ooor', []],
  ['ooor=', ['']],
  ['ooor=; ooor=x', ['', 'x']],
  ['ooor=1;ooor=2;ooor=3;ooor=4;ooor=5', ['1', '2', '3', '4']],
])('the cookies named ooor of %j', (header, values) => {
  expect(cookiesNamed('ooor', header)).toEqual(values)
})
