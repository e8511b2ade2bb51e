import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'

/** `ooor ping`: whether the server answers, and how long that takes. */
export const pingCommand: CommandMaker = (run) =>
  new Command('ping')
    .summary('tells whether a server answers, and how long that takes')
    .description('Tells whether a server answers, and how long that takes. Needs no login.')
    .argument('[target]', 'a connection string, or the name of a connection')
    .option('--count <n>', 'so many times', (text) => Number(text), 3)
    .action(async (target: string | undefined, { count }: { readonly count: number }) => {
      await run.onServer(target, async (odoo) => {
        const series = await odoo.series()
        const times: number[] = []
        for (let index = 0; index < count; index++) {
          const start = performance.now()
          await odoo.service('common', 'version')
          times.push(Math.round((performance.now() - start) * 10) / 10)
        }
        const { terminal, options } = run
        if (options.json) terminal.out(`${JSON.stringify({ url: odoo.url, series: series.name, times })}\n`)
        else
          terminal.out(
            `${odoo.url} answers as Odoo ${series.name} in ${times.map((time) => `${time} ms`).join(', ')}\n`,
          )
      })
    })
