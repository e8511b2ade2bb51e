/**
 * The fields of a form: texts, numbers, and files; null is empty, undefined left out. A `FormData` or `URLSearchParams`
 * where a name comes more than once.
 */
export type FormFields =
  | Readonly<Record<string, string | number | Blob | null | undefined>>
  | FormData
  | URLSearchParams

/** A form as it travels. */
export interface EncodedForm {
  readonly contentType: string
  readonly payload: Uint8Array
}

/** Encodes a form as browsers do: as multipart when there is a file in it. */
export async function encodeForm(
  fields: FormFields,
  more: Readonly<Record<string, string>> = {},
): Promise<EncodedForm> {
  const form = new FormData()
  const isMany = fields instanceof FormData || fields instanceof URLSearchParams
  for (const [name, value] of isMany ? fields : Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value)
    else if (value !== undefined) form.append(name, String(value ?? ''))
  }
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  const values = [...form.entries()] as [string, string | Blob][]
  const texts = values.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return encodeBody(texts.length === values.length ? new URLSearchParams(texts) : form)
}

/** Encodes a body as `fetch` does: the platform's own encoder, with its own boundary. Node's types have no `BodyInit`. */
export async function encodeBody(body: ConstructorParameters<typeof Response>[0]): Promise<EncodedForm> {
  const encoded = new Response(body)
  return {
    contentType: encoded.headers.get('content-type') ?? '',
    payload: new Uint8Array(await encoded.arrayBuffer()),
  }
}
