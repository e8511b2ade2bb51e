import type { Download } from '../belongings/download.ts'
import type { FileRow, FileSource, UploadFileOptions } from '../belongings/file-types.ts'
import type { FileOwner } from '../belongings/owner.ts'
import type { Attachment, CallOptions } from '../wires/index.ts'
import type { FileSession } from './file-session.ts'
import type { DownloadOptions, ImageOptions } from './read-file.ts'

const transfer = () => import('./transfer-chunk.ts')

/**
 * The files of records: what stands below a form's paper clip, and the bytes of binary fields.
 *
 * ```ts
 * const { id } = await session.files.upload(createReadStream('scan.pdf'), { on: order, name: 'scan.pdf' })
 * const file = await session.files.download(id)
 * await pipeline(file.stream(), createWriteStream(file.name))
 * ```
 */
export class Files {
  readonly #session: FileSession

  /** @internal Files come from a session. */
  constructor(session: FileSession) {
    this.#session = session
  }

  /**
   * Attaches a file to a record. Bytes and `Blob`s, or a stream of any size, which is sent as it is read.
   *
   * Sends `POST /web/binary/upload_attachment`. Before 14, and on wires without pages (`ir.attachment.create`), the
   * whole file is in memory, there as base64.
   *
   * @throws LoginRequiredError for a visitor
   * @throws AccessError, UserError when the user may not
   * @throws OutcomeUnknownError when the answer is lost: look with `list` before sending it again
   */
  async upload(file: FileSource, options: UploadFileOptions): Promise<Attachment> {
    return (await transfer()).uploadFile(this.#session, file, options)
  }

  /**
   * The bytes of an attachment, by its id.
   *
   * Sends `GET /web/content/<id>`, `GET /web/binary/saveas` up to 8.0; `ir.attachment.read` on wires without pages,
   * where the whole file is in memory.
   *
   * @throws MissingError when there is none, or since 16 when the user may not read it
   */
  async download(attachment: number | { readonly id: number }, options: DownloadOptions = {}): Promise<Download> {
    return (await transfer()).downloadAttachment(this.#session, attachment, options)
  }

  /**
   * The bytes of a binary field.
   *
   * ```ts
   * const logo = await session.files.content({ model: 'res.company', id: 1 }, 'logo')
   * ```
   *
   * Sends `GET /web/content/<model>/<id>/<field>`, `GET /web/binary/saveas` up to 8.0; `read` on wires without pages.
   *
   * @throws MissingError when it is empty, there is no such record, or the user may not read it
   * @throws UnknownFieldError for a field without files; to visitors it is empty
   */
  async content(record: FileOwner, field: string, options: DownloadOptions = {}): Promise<Download> {
    return (await transfer()).downloadContent(this.#session, record, field, options)
  }

  /**
   * A picture of a record, as large as asked for. Where there is none, or none that the user may see, Odoo sends a
   * placeholder.
   *
   * ```ts
   * const picture = await session.files.image(product, 'image_1920', { width: 300, height: 300 })
   * ```
   *
   * Sends `GET /web/image/<model>/<id>/<field>/<width>x<height>`, `GET /web/binary/image` up to 8.0; for what may be a placeholder
   * the model's schema is asked for, where nobody has: Odoo sends one for a field that there is not, too. Visitors may not ask.
   *
   * @throws UnknownFieldError for a field without pictures
   * @throws UnsupportedError for a size on wires without pages
   */
  async image(record: FileOwner, field: string, options: ImageOptions = {}): Promise<Download> {
    return (await transfer()).downloadImage(this.#session, record, field, options)
  }

  /**
   * The files that are attached to a record, the newest first.
   *
   * Calls `ir.attachment.search_read`.
   */
  async list(record: FileOwner, options: CallOptions = {}): Promise<FileRow[]> {
    return (await transfer()).listFiles(this.#session, record, options)
  }
}
