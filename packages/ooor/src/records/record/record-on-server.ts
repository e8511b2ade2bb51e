import type { AttachOptions, FileRow, FileSource } from '../../belongings/file-types.ts'
import type { Message, MessagesOptions, PostOptions } from '../../belongings/message-types.ts'
import type { Attachment, CallOptions } from '../../wires/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { ByIdApi } from '../types/by-id-api.ts'
import type { ModelType } from '../types/model-type.ts'
import type { Translations } from '../types/record-api.ts'

/** What references have too, for a record that is on the server. */
export const BY_ID = Symbol('by its id')

/** What is asked of the server by a record's id: of a reference at once, of a record once it is saved. */
export abstract class RecordOnServer {
  /** Throws a `RecordStateError` for one that is not there; `what` it cannot be then, as `posted on`. */
  abstract [BY_ID](what: string): ByIdApi<ModelType>

  async call(
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: ModelCallOptions,
  ): Promise<unknown> {
    return this[BY_ID](`asked for ${method}`).call(method, args, kwargs, options)
  }

  async signal(signal: string): Promise<unknown> {
    return this[BY_ID](`sent the signal ${signal}`).signal(signal)
  }

  async externalId(options?: ModelCallOptions): Promise<string | null> {
    return this[BY_ID]('asked for its external id').externalId(options)
  }

  async translations(name: string, options?: ModelCallOptions & { readonly terms?: boolean }): Promise<never> {
    return this[BY_ID]('asked for translations').translations(name as never, options as never) as Promise<never>
  }

  async setTranslations(name: string, texts: Translations, options?: ModelCallOptions): Promise<void> {
    return this[BY_ID]('translated').setTranslations(name as never, texts, options)
  }

  async post(options: PostOptions): Promise<number> {
    return this[BY_ID]('posted on').post(options)
  }

  async messages(options?: MessagesOptions): Promise<Message[]> {
    return this[BY_ID]('asked for its messages').messages(options)
  }

  async attach(file: FileSource, options?: AttachOptions): Promise<Attachment> {
    return this[BY_ID]('given a file').attach(file, options)
  }

  async files(options?: CallOptions): Promise<FileRow[]> {
    return this[BY_ID]('asked for its files').files(options)
  }
}
