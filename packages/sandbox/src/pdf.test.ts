import { expect, it } from 'vitest'
import { pdfOf } from './pdf.ts'

const rows = Array.from({ length: 60 }, (_, index) => [`Line ${index} (of \\ 60)`, '1.00', '2.00', '2.00'])
const long = ['A name that is longer than there is room before the numbers\nand goes on', '1.00', '9.00', '9.00']
const document = {
  title: 'Quotation S1 \u{1f600}',
  facts: [['Customer', 'Ada']] as const,
  columns: ['Description', 'Quantity', 'Unit price', 'Amount'],
  rows: [long, ...rows],
  totals: [['Total', '129.00']] as const,
}
const file = Buffer.from(pdfOf([document, document])).toString('latin1')

it('is found in it where its table says', () => {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1])
  expect(file.slice(start, start + 5)).toBe('xref\n')
  const [, count] = /^xref\n0 (\d+)\n/.exec(file.slice(start)) ?? []
  const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
  expect(offsets).toHaveLength(Number(count) - 1)
  for (const [index, offset] of offsets.entries()) {
    expect(file.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\\n`))
  }
  for (const [, length, stream] of file.matchAll(/<< \/Length (\d+) >>\nstream\n(.*?)\nendstream/gs)) {
    expect(stream).toHaveLength(Number(length))
  }
})

it('goes on on further pages, each document on its own', () => {
  expect(file.match(/\/Type \/Page /g)).toHaveLength(4)
  expect(file).toContain('/Count 4')
  const heights = [...file.matchAll(/ Tf [\d.]+ (\d+) Td /g)].map(([, y]) => Number(y))
  expect(Math.min(...heights)).toBeGreaterThan(56)
})

it('has every text, in lines that fit, and signs that the font has', () => {
  expect(file).toContain('(Quotation S1 ?)')
  expect(file).toContain('(Line 59 \\(of \\\\ 60\\))')
  expect(file).toContain('(A name that is longer than there is room)')
  expect(file).toContain('(before the numbers)')
  expect(file).toContain('(and goes on)')
})
