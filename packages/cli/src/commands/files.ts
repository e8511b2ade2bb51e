import { buffer } from 'node:stream/consumers'
import { Command } from 'commander'
import type { Connection } from 'ooor'
import { type CommandMaker, type CommandRun, UsageError } from '../command.ts'
import { sizeText } from '../output/cell-text.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'
import { fileToSend } from './file-to-send.ts'
import { namedRecords } from './named-records.ts'
import { withOut } from './out-option.ts'
import { modelNamed } from './record-options.ts'
import { WHERE_TO, writeDownload } from './write-download.ts'

const MORE = `
Examples:
  ooor files list sale.order 42
  ooor files get 7                                        an attachment
  ooor files get res.partner 14 image_1920 -o logo.png    what a field holds
  ooor files put contract.pdf sale.order 42
  ooor files put logo.png res.partner 14 image_1920
`

/** `ooor files`: attachments, and what binary fields hold. */
export const filesCommand: CommandMaker = (run) =>
  new Command('files')
    .summary('lists, reads and writes attachments and binary fields')
    .description('Attachments of records, and what binary fields hold.')
    .addHelpText('after', MORE)
    .addCommand(listCommand(run))
    .addCommand(getCommand(run))
    .addCommand(putCommand(run))

const listCommand = (run: CommandRun) =>
  new Command('list')
    .description('Lists the attachments of a record.')
    .argument('<model>')
    .argument('<id>', 'an id or an external id')
    .option('--format <format>', 'table, json, jsonl or csv')
    .action(async (model: string, id: string, { format }: { readonly format?: string }) => {
      const as = outputFormat(format, run.options)
      await run.onServer(undefined, async (odoo) => {
        const files = await odoo.session().files.list(await owner(odoo, model, id))
        type Row = (typeof files)[number]
        const columns = [
          { title: 'id', value: (row: Row) => row.id },
          { title: 'name', value: (row: Row) => row.name },
          { title: 'type', value: (row: Row) => row.mimetype },
          { title: 'size', value: (row: Row) => (as === 'table' ? sizeText(row.size) : row.size) },
          { title: 'created', value: (row: Row) => row.createdAt },
        ]
        const count = await writeRows(files, columns, as, run.terminal)
        if (count === 0 && as === 'table') run.terminal.error('there are none\n')
      })
    })

interface GetOptions {
  readonly out?: string
}

const getCommand = (run: CommandRun) =>
  withOut(new Command('get'), WHERE_TO)
    .description('Writes an attachment, or what a field of a record holds, to a file.')
    .argument('<what...>', "an attachment's id; or a model, an id and a field")
    .action(async ([first = '', id, field, ...more]: string[], { out }: GetOptions) => {
      const isAttachment = id === undefined
      if (more.length > 0 || (!isAttachment && field === undefined)) {
        throw new UsageError("say what to read: an attachment's id, or a model, an id and a field")
      }
      if (isAttachment && !/^[1-9]\d{0,9}$/.test(first)) throw new UsageError(`'${first}' is no attachment's id`)
      await run.onServer(undefined, async (odoo) => {
        const { files } = odoo.session()
        const download = isAttachment
          ? await files.download(Number(first))
          : await files.content(await owner(odoo, first, id), field ?? '')
        await writeDownload(run, download, out)
      })
    })

interface PutOptions {
  readonly name?: string
  readonly type?: string
}

const putCommand = (run: CommandRun) =>
  new Command('put')
    .description('Attaches a file to a record, or writes it into a binary field.')
    .argument('<file>')
    .argument('<model>')
    .argument('<id>', 'an id or an external id')
    .argument('[field]', 'a binary field')
    .option('--name <name>', "the attachment's name (default: the file's)")
    .option('--type <mimetype>', 'as application/pdf (default: by the name)')
    .action(async (file: string, model: string, id: string, field: string | undefined, options: PutOptions) => {
      const { terminal } = run
      const sent = await fileToSend(terminal.directory, file)
      const { size } = sent
      const name = options.name ?? sent.name
      await run.onServer(undefined, async (odoo) => {
        const on = await owner(odoo, model, id)
        if (field !== undefined) {
          const bytes = new Uint8Array(await buffer(sent.stream()))
          await modelNamed(odoo, model)
            .browse(on.id)
            .write({ [field]: bytes } as never)
          if (run.options.json) terminal.out(`${JSON.stringify({ ...on, field, size })}\n`)
          else terminal.error(`${field} of ${model} ${on.id}: ${sizeText(size)}\n`)
          return
        }
        const mimetype = options.type === undefined ? {} : { mimetype: options.type }
        const made = await odoo.session().files.upload(sent.stream(), { on, name, size, ...mimetype })
        if (run.options.json) terminal.out(`${JSON.stringify({ id: made.id, name, size })}\n`)
        else terminal.out(`${made.id}\n`)
      })
    })

/** The one record that is named. */
async function owner(odoo: Connection, model: string, text: string) {
  const [id, ...more] = await namedRecords(modelNamed(odoo, model), text)
  if (id === undefined || more.length > 0) throw new UsageError(`'${text}' is not one record: files belong to one`)
  return { model, id }
}
