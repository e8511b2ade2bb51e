import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runOoor } from '../../packages/cli/src/run.test-help.ts'

const { shown } = await runOoor(['--help'], {})
const commands = [...shown.slice(shown.indexOf('\nCommands:')).matchAll(/^ {2}([a-z]+) /gm)].flatMap(([, name]) =>
  name === undefined || name === 'help' ? [] : [name],
)

function textOf(document: string): string {
  const file = fileURLToPath(new URL(`../../${document}`, import.meta.url))
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

describe('the commands that `ooor --help` lists', () => {
  it('are known here', () => {
    expect(commands).toEqual(expect.arrayContaining(['login', 'query', 'sandbox', 'completion']))
  })

  it.each(commands)('%s has a page, with its help, and a row of the list', (name) => {
    const page = textOf(`docs/cli/${name}.md`)
    expect(page).toMatch(new RegExp(`^# ooor ${name}\n`))
    expect(page, 'its help, which console.test.ts runs').toContain(`$ ooor ${name} --help\n`)
    expect(textOf('docs/cli.md')).toMatch(new RegExp(`^\\|[^|\n]*\\[${name}\\]\\(cli/${name}\\.md\\)`, 'm'))
  })
})
