import { ALL_OPERATORS } from '../dialect/domains.ts'
import { isTable } from '../is-table.ts'
import type { NamedCall } from '../laboratory/asked-call.ts'
import { FILES, kindOf, mayBePersonal, NO_MODEL, relatedModel } from './personal-kind.ts'
import { isMoment, type PersonalValues } from './personal-values.ts'

type Values = Readonly<Record<string, unknown>>

/** Where a value stands. */
interface Place {
  /** The model whose records are there. */
  readonly model: string
  /** The model of the field that holds it, and the field's name; undefined where there is none. */
  readonly owner: string
  readonly name: string | undefined
  readonly isOfRecord: boolean
  /** Fields that aggregates and columns stand for. */
  readonly aliases: ReadonlyMap<string, string>
}

const OPERATORS: ReadonlySet<unknown> = new Set([...ALL_OPERATORS, 'any!', 'not any!'])

/** Methods whose answers say what the server is made of. */
const OF_DEFINITIONS = /^(fields_get|get_views?|fields_view_get|load_views|fields_get_keys|get_metadata)$/

/** An e-mail wherever it stands; `logo@2x.png` is none. */
const EMAILS = /(?<![\w.+'-])[\w.+'-]*[\w+]@[\w-]+(?:\.[\w-]+)*\.(?!(?:png|jpe?g|svg|gif|webp|js|css)\b)[a-z]{2,}\b/gi

/** Tags of HTML; `<ada@example.net>` is none, nor `<Ada>`. */
const TAGS = /(<\/?(?:[a-z][a-z\d]*|[A-Z][A-Z\d]*)(?:\s[^<>]*)?\/?>|<!--.*?-->)/s

/** What parts of a name, an address and a condition stand between. */
const BETWEEN_PARTS = /(\r?\n|, |[<>"()%]|\s\/\s)/

/** Routes that take files. */
const UPLOADS = /^\/(?:web\/binary\/upload|mail\/attachment\/upload)/

/** The name of a file in a header: encoded, between quotes, or bare. */
const FILE_NAME = /(\bfilename\*?=)(?:UTF-8''([^;\s]+)|"([^"]+)"|([^";\s]+))/gi

/** What a document is called when it is printed: `Quotation - S00021.pdf`. */
const DOCUMENT_NAME = /^[\w /()-]*\b[A-Z]{1,5}[\d/_-]*\d{3,}\.(?:pdf|html|txt)$/

/** A day is read as one, whosever it is. */
const BIRTHDAY = '1970-01-01'

/** The smallest picture there is. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** Puts made-up values in the place of personal ones, by where they stand, and wherever else they do. */
export class PersonalMask {
  readonly #values: PersonalValues
  readonly #kept: ReadonlySet<string>

  /** @param kept fields that stay as they are, as `res.partner.name` */
  constructor(values: PersonalValues, kept: readonly string[]) {
    this.#values = values
    this.#kept = new Set(kept)
  }

  /** What a method is called with. */
  call<C extends NamedCall>(call: C): C {
    const { model, method, args, kwargs } = call
    const place = placeOf(call)
    const inRecord = { ...place, isOfRecord: true }
    if (/name_search$|^name_create$/.test(method)) {
      const [name, ...rest] = args
      const [told] = args.length > 0 ? [this.#name(model, name)] : []
      const named = 'name' in kwargs ? { name: this.#name(model, kwargs.name) } : {}
      const { name: _, ...others } = kwargs
      return {
        ...call,
        args: args.length > 0 ? [told, ...(this.#part(rest, inRecord) as unknown[])] : args,
        kwargs: { ...(this.#object(others, place) as Values), ...named },
      }
    }
    if (method === 'load') {
      const [columns, rows, ...rest] = args
      const { fields = columns, data = rows } = kwargs
      const told = this.#columns(fields, data, inRecord)
      return {
        ...call,
        args: args.length > 1 ? [columns, told, ...rest] : args,
        kwargs: 'data' in kwargs ? { ...kwargs, data: told } : kwargs,
      }
    }
    return {
      ...call,
      args: args.map((one) => this.#part(one, inRecord)),
      kwargs: this.#object(kwargs, place) as Values,
    }
  }

  /** What it answered. */
  answer(call: NamedCall | undefined, path: string, result: unknown): unknown {
    if (call === undefined) return this.body(path, result)
    const { method, args, kwargs } = call
    if (OF_DEFINITIONS.test(method)) return result
    const place = { ...placeOf(call), isOfRecord: true }
    if (method !== 'export_data' || typeof result !== 'object' || result === null) return this.#part(result, place)
    const { datas, ...rest } = result as Values
    return { ...rest, datas: this.#columns(args[1] ?? kwargs.fields_to_export ?? kwargs.fields, datas, place) }
  }

  /** What is sent to or comes from a route that is no method of a model. */
  body(path: string, value: unknown): unknown {
    if (/^\/doc(-bearer)?\//.test(path)) return value
    if (/^\/web\/(action|webclient)\//.test(path)) return this.everywhere(value)
    const model = path.startsWith('/web/session/')
      ? 'res.users'
      : UPLOADS.test(path)
        ? FILES
        : /^\/(mail|discuss)\//.test(path)
          ? 'mail.message'
          : NO_MODEL
    return this.#part(value, { model, owner: model, name: undefined, isOfRecord: false, aliases: new Map() })
  }

  /** A value by its name alone. */
  named(name: string, text: string): string {
    return this.#field({ model: NO_MODEL, name, isOfRecord: false }, text)
  }

  /** A header: what is downloaded has its name in one. */
  header(name: string, value: string): string {
    if (name !== 'content-disposition') return this.text(value)
    return value.replace(
      FILE_NAME,
      (all, start: string, encoded: string = '', quoted: string = '', bare: string = '') => {
        const plain = encoded === '' ? (quoted === '' ? bare : quoted) : decoded(encoded)
        const told = DOCUMENT_NAME.test(plain) ? this.text(plain) : this.#name(FILES, plain)
        if (told === plain) return all
        return encoded === '' ? `${start}"${told}"` : `${start}UTF-8''${encodeURIComponent(String(told))}`
      },
    )
  }

  /** An address without what is personal in its parameters. */
  path(path: string): string {
    return path.replace(/([?&]([^=&]+)=)([^&]+)/g, (all, start: string, name: string, value: string) => {
      const plain = decoded(value)
      const told = this.named(name, plain)
      return told === plain ? all : `${start}${encodeURIComponent(told)}`
    })
  }

  /** A page: what its fields and addresses hold, and personal values wherever they stand. */
  page(html: string, path = ''): string {
    if (UPLOADS.test(path)) return this.#uploaded(html)
    const held = (name: string, value: string) => this.#field({ model: 'res.partner', name, isOfRecord: false }, value)
    const areas = /(<textarea\b[^<>]*?\bname="([\w.]+)"[^<>]*>)([^<]+)(?=<)/g
    return this.text(
      html
        .replace(/<input\b(?:"[^"]*"|'[^']*'|[^<>"'])*>/g, (input) => {
          const [, , name] = /\sname=(["'])([\w.]+)\1/.exec(input) ?? []
          if (name === undefined) return input
          return input.replace(
            /(\svalue=(["']))((?:(?!\2).)+)(?=\2)/s,
            (_, start: string, __, value: string) => start + held(name, value),
          )
        })
        .replace(areas, (_, start: string, name: string, value: string) => start + held(name, value))
        .replace(/<address\b.*?<\/address>/gs, (address) => this.#address(address)),
    )
  }

  /**
   * Who lives where, as documents, the portal and the checkout show it. Lines of an address are no values that are looked
   * for elsewhere: the last one is a country.
   */
  #address(html: string): string {
    const parts = html.split(TAGS)
    return parts
      .map((part, at) => {
        const [, before = '', inner = '', behind = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? []
        if (at % 2 === 1 || !/[\p{L}\p{N}]/u.test(inner)) return part
        const [, kind] = /itemprop="(name|telephone|faxNumber|email)"/.exec(parts[at - 1] ?? '') ?? []
        if (kind === undefined) return `${before}Example address${behind}`
        const made = kind === 'name' ? 'person' : kind === 'email' ? 'email' : 'phone'
        return before + this.#values.instead(made, inner) + behind
      })
      .join('')
  }

  /** What is answered to an upload up to 13, a page: the file's name stands in its script. */
  #uploaded(html: string): string {
    return this.text(
      html.replace(/("(?:file)?name"\s*:\s*)("(?:[^"\\]|\\.)*")/g, (_, start: string, name: string) => {
        return start + JSON.stringify(this.#name(FILES, JSON.parse(name)))
      }),
    )
  }

  /** A value with what is personal wherever it stands made up, and nothing else. */
  everywhere(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value)
    if (Array.isArray(value)) return value.map((one) => this.everywhere(one))
    return isTable(value) ? this.#mapped(value, (_, part) => this.everywhere(part)) : value
  }

  /** A text with e-mails, and what is personal elsewhere, made up. */
  text(text: string): string {
    const plain = text.includes('@') ? text.replace(EMAILS, (email) => this.#values.instead('email', email)) : text
    const find = this.#values.searchIn(plain)
    const mayEnd = (end: number) => !isWithin(plain, end)
    let [told, from] = ['', 0]
    for (let at = 0; at < plain.length; at++) {
      if (isWithin(plain, at) || isTimeZone(plain, at)) continue
      const found = find(at, mayEnd)
      if (found === undefined) continue
      told += plain.slice(from, at) + found.made
      from = at + found.length
      at = from - 1
    }
    return from === 0 ? plain : told + plain.slice(from)
  }

  #part(value: unknown, place: Place): unknown {
    if (typeof value === 'string') {
      const { owner: model, name, isOfRecord } = place
      return name === undefined ? this.text(value) : this.#field({ model, name, isOfRecord }, value)
    }
    if (Array.isArray(value)) return this.#list(value, place)
    if (typeof value === 'number') return /latitude|longitude/.test(place.name ?? '') ? 0 : value
    return isTable(value) ? this.#object(value, place) : value
  }

  #list(list: readonly unknown[], place: Place): unknown {
    const [first, second, third] = list
    if (list.length === 3 && typeof first === 'string' && OPERATORS.has(second)) {
      const steps = first.split('.')
      const name = steps.pop() as string
      const owner = steps.reduce(relatedModel, place.model)
      const compared = { ...place, owner, name, model: relatedModel(owner, name), isOfRecord: true }
      return [first, second, this.#part(third, compared)]
    }
    if (list.length === 2 && typeof first === 'number' && typeof second === 'string') {
      return [first, this.#name(place.model, second)]
    }
    return list.map((one) => this.#part(one, place))
  }

  #object(object: Values, place: Place): Values {
    const { model, aliases } = place
    // An action and an error have names of their own.
    const isOther = typeof object.type === 'string' && object.type.startsWith('ir.')
    const isOfRecord = place.isOfRecord && !isOther
    return this.#mapped(object, (key, part) => {
      const bare = (key.split(':')[0] as string).replace(/^(?:search_)?default_/, '')
      const name = aliases.get(bare) ?? bare
      if (key === 'context' && isTable(part)) return this.#object(part, { ...place, isOfRecord: false })
      if (typeof part === 'string') {
        return isOther ? this.text(part) : this.#field({ model, name, isOfRecord }, part)
      }
      return this.#part(part, {
        ...place,
        ...{ model: relatedModel(model, name), owner: model, name },
        isOfRecord: isOfRecord || /^(vals?|values|vals_list|domain|args)$/.test(key),
      })
    })
  }

  /** Groups may be told by their names. */
  #mapped(object: Values, map: (key: string, part: unknown) => unknown): Values {
    const keyOf = (key: string) => (/^[\w.:-]*$/.test(key) ? key : this.text(key))
    return Object.fromEntries(Object.entries(object).map(([key, part]) => [keyOf(key), map(key, part)]))
  }

  /** Rows of which each cell stands below the name of its field. */
  #columns(columns: unknown, rows: unknown, place: Place): unknown {
    if (!Array.isArray(columns) || !Array.isArray(rows)) return this.#part(rows, place)
    const fields = columns.map((column) => {
      const steps = String(column).split('/')
      const last = steps.pop() as string
      // `partner_id/.id` and `partner_id/id` are numbers and external ids.
      const isId = last === 'id' || last === '.id'
      return isId ? undefined : { model: steps.reduce(relatedModel, place.model), name: last, isOfRecord: true }
    })
    return rows.map((row: unknown) =>
      Array.isArray(row)
        ? row.map((cell: unknown, at) => {
            const field = fields[at]
            return typeof cell === 'string' && field !== undefined ? this.#field(field, cell) : this.everywhere(cell)
          })
        : row,
    )
  }

  /** A record's name, which may hold its e-mail and its address. */
  #name(model: string, text: unknown): unknown {
    if (typeof text !== 'string') return this.everywhere(text)
    return mayBePersonal(model) ? this.#field({ model, name: 'display_name', isOfRecord: true }, text) : this.text(text)
  }

  #field(field: { model: string; name: string; isOfRecord: boolean }, text: string): string {
    const { model, name } = field
    if (this.#kept.has(`${model}.${name}`)) return text
    // What a record is called is its name, with an address behind it where that is wanted.
    if (/^(display|complete)_name$/.test(name) && this.#kept.has(`${model}.name`)) return this.text(text)
    if (/birth/.test(name) && isMoment(text)) return BIRTHDAY
    // `image_medium` up to 12; where a picture is found is none.
    if (/^(image|avatar)(_(?!url|src)\w+)?$/.test(name)) return text.length > 100 ? PICTURE : text
    const kind = kindOf(field, text)
    if (kind === undefined) return this.text(text)
    const told = (part: string, at: number) => {
      const [, before = '', inner = '', behind = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? []
      if (at % 2 === 1 || !/[\p{L}\p{N}]/u.test(inner)) return this.text(part)
      const isNameOfEmail = kind === 'email' && text.includes('@') && !inner.includes('@')
      return before + this.#values.instead(isNameOfEmail ? 'person' : kind, inner) + behind
    }
    return text
      .split(TAGS)
      .map((part, at) =>
        at % 2 === 1 || kind === 'words' ? told(part, at) : part.split(BETWEEN_PARTS).map(told).join(''),
      )
      .join('')
  }
}

function placeOf({ model, args, kwargs }: NamedCall): Place {
  const aliases = new Map<string, string>()
  const find = (value: unknown): void => {
    if (typeof value === 'string') {
      const [, alias, field] = /^(\w+):\w+\((\w+)\)$/.exec(value) ?? []
      if (alias !== undefined && field !== undefined) aliases.set(alias, field)
    } else if (Array.isArray(value)) value.forEach(find)
  }
  for (const one of [...args, ...Object.values(kwargs)]) find(one)
  return { model, owner: model, name: undefined, isOfRecord: false, aliases }
}

const isOfWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter)

/** Whether a place in a text is within a word. */
const isWithin = (text: string, at: number) => at > 0 && isOfWord(text[at]) && isOfWord(text[at - 1])

/** Whether a place is behind a continent: its cities are time zones. */
const isTimeZone = (text: string, at: number) =>
  text[at - 1] === '/' &&
  /(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/$/.test(text.slice(0, at))

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
