import { expect, it } from 'vitest'
import { typeOfAnnotation } from './python-annotation.ts'

it.each([
  ['str', 'string'],
  ['int | None', 'number | null'],
  ['str|Markup', 'string'],
  ['dict', 'Record<string, unknown>'],
  ['list', 'unknown[]'],
  ['list[int]', 'number[]'],
  ['list(int)', 'number[]'],
  ['list[dict] | None', 'Record<string, unknown>[] | null'],
  ['list[str | None]', '(string | null)[]'],
  ['dict[str, int | list]', 'Record<string, number | unknown[]>'],
  ['tuple[int, str] | typing.Literal[False]', '[number, string] | false'],
  ['tuple[str, ...]', 'string[]'],
  ['typing.Optional[bool]', 'boolean | null'],
  ['Union[str, int]', 'string | number'],
  ['typing.Literal["great", "okay"]', "'great' | 'okay'"],
  ['Literal[-1, 0, 1]', '-1 | 0 | 1'],
  ['dict[str, typing.Any]', 'Record<string, unknown>'],
  ['typing.Literal[True]', 'true'],
])('a result of %s is %s', (annotation, expected) => {
  expect(typeOfAnnotation(annotation, 'result')).toBe(expected)
})

it('arguments may be readonly', () => {
  expect(typeOfAnnotation('list[str] | tuple[str, ...]', 'argument')).toBe('readonly string[]')
  expect(typeOfAnnotation('Sequence[Sequence[str]]', 'argument')).toBe('readonly (readonly string[])[]')
  expect(typeOfAnnotation('tuple[int, str]', 'argument')).toBe('readonly [number, string]')
})

it.each(['record/str', 'list of ids', 'Self', 'str | record', '', 'dict(ids: list(int))', 'list[', 'a] | str'])(
  'is unknown for %j',
  (annotation) => {
    expect(typeOfAnnotation(annotation, 'argument')).toBe('unknown')
  },
)
