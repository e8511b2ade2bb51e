import { InvalidValueError } from '../errors/index.ts'

/** Where an import writes down what it does, line by line. `fileJournal` of `ooor/transfer/node` keeps it in a file. */
export interface ImportJournal {
  /** All lines that are there; none of a journal that is new. */
  read(): Promise<readonly string[]>
  /** Adds a line. Resolves when it would survive a crash. */
  append(line: string): Promise<void>
}

/** What became of a batch, as the journal has it. */
export interface DoneBatch {
  readonly made: number
  readonly changed: number
  readonly rejected: number
  /** Of all rows of the batch: a file that has changed meanwhile is noticed. */
  readonly hash: string
}

/** The first line: what is imported. */
export interface JournalHead {
  /** Part of the external ids that are made for rows that have none of their own. */
  readonly run: string
  readonly model: string
  readonly key: string
  readonly batch: number
  /** The address and database that it goes into; absent from journals of before. */
  readonly server?: string
}

/** What is known of a run that may have broken off. */
export interface ImportHistory {
  readonly head: JournalHead
  /** By number. */
  readonly done: ReadonlyMap<number, DoneBatch>
  /** Rows, by place, that the batch which broke off was about to make. */
  readonly begun: ReadonlySet<number>
}

/** A journal for one run in one process: nothing survives. */
export function memoryJournal(): ImportJournal {
  const lines: string[] = []
  return {
    read: async () => [...lines],
    append: async (line) => {
      lines.push(line)
    },
  }
}

/** Reads what a journal knows, and begins it where it is new. */
export async function openJournal(
  journal: ImportJournal,
  wanted: Required<Omit<JournalHead, 'run'>>,
): Promise<ImportHistory> {
  const entries = (await journal.read()).flatMap(entryOf)
  const done = new Map<number, DoneBatch>()
  let begun: { readonly batch: number; readonly rows: Set<number> } | undefined
  let head: JournalHead | undefined
  for (const entry of entries) {
    if ('run' in entry) head ??= entry as unknown as JournalHead
    else if ('done' in entry) done.set(entry.done as number, entry as unknown as DoneBatch)
    else if ('making' in entry && Array.isArray(entry.making)) {
      const batch = entry.batch as number
      if (begun?.batch !== batch) begun = { batch, rows: new Set() }
      for (const index of entry.making) if (Number.isSafeInteger(index)) begun.rows.add(index)
    }
  }
  if (head === undefined) {
    head = { run: randomName(), ...wanted }
    await journal.append(JSON.stringify(head))
  }
  if (head.model !== wanted.model || head.key !== wanted.key) {
    const [was, is] = [head, wanted].map(({ model, key }) => `${model} by ${key}`)
    throw new InvalidValueError(`the journal is of another import, of ${was}; this is one of ${is}: give it its own`)
  }
  if (head.server !== undefined && head.server !== wanted.server) {
    const message = `the journal is of an import into ${head.server}; this one goes into ${wanted.server}: give it its own`
    throw new InvalidValueError(message)
  }
  const isOpen = begun !== undefined && !done.has(begun.batch)
  return { head, done, begun: isOpen && begun !== undefined ? begun.rows : new Set() }
}

/** Written before rows are sent: those that are to be made. */
export const makingLine = (batch: number, making: readonly number[]): string => JSON.stringify({ batch, making })

/** Written when all rows of a batch are on the server, or refused. */
export const doneLine = (batch: number, what: DoneBatch): string => JSON.stringify({ done: batch, ...what })

/** The last line may be torn by the crash. */
function entryOf(line: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const entry: unknown = JSON.parse(line)
    return typeof entry === 'object' && entry !== null ? [entry as Record<string, unknown>] : []
  } catch {
    return []
  }
}

/** Letters and digits, for names that nobody else gives. */
export function randomName(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 16)
}
