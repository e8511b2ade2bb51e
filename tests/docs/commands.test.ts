import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runOoor } from '../../packages/cli/src/run.test-help.ts'

/** The lines of a list of commands, by their names. */
async function listed(...group: string[]): Promise<ReadonlyMap<string, string>> {
  const { shown } = await runOoor([...group, '--help'], {}, { columns: 200 })
  const lines = shown.slice(shown.indexOf('\nCommands:')).matchAll(/^ {2}([a-z]+) .*$/gm)
  return new Map([...lines].flatMap(([line, name = '']) => (name === 'help' || name === 'ooor' ? [] : [[name, line]])))
}

const commands = [...(await listed()).keys()]

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
  it.each(['connections', 'db', 'diagram', 'files', 'keys', 'modules', 'sandbox'])(
    '%s lists its own as they are listed',
    async (group) => {
      const lines = [...(await listed(group)).values()]
      expect(lines).not.toHaveLength(0)
      for (const line of lines) expect(line).toMatch(/^ {2}\w+.* {2}[a-z].*[^.]$/)
    },
  )
})
