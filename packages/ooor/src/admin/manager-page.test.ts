import { expect, it } from 'vitest'
import { alertOf, refusalOf } from './manager-page.ts'

it.each([
  ['<div class="alert alert-danger">Database deletion error: Access Denied</div>', 'Access Denied'],
  [
    "<p><div class='alert alert-danger x'>\n Master password update error: No\n &#34;luck&#x22; &amp; more</div>",
    'No "luck" & more',
  ],
  ['<div class="alert alert-warning">Warning</div>', undefined],
  [
    '<style>.alert-danger{color:red}</style><div class="alert alert-warning">No</div><div class="alert alert-danger">Gone</div>',
    'Gone',
  ],
  ['<style>.alert-danger{color:red}</style><div class="alert alert-warning">No</div>', undefined],
  ['<div class="alert alert-danger"></div>', undefined],
  ['<div class="alert alert-danger', undefined],
  ['<div class="alert alert-danger">cut off &#99999999; &unknown;', 'cut off &#99999999; &unknown;'],
  ['', undefined],
])('reads what %s says', (page, said) => {
  expect(refusalOf(page)).toBe(said)
})

it('takes time in proportion to what a page holds', () => {
  // What takes the square of a million steps does not end within any test's time.
  const many = '<div class="alert alert-danger"><&#'.repeat(1_000_000)
  expect(typeof alertOf(many)).toBe('string')
})
