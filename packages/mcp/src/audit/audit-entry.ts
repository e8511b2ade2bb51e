import { randomUUID } from 'node:crypto'
import type { AuditLine, AuditSink, Fate } from './audit.ts'
import { AuditError } from './audit-error.ts'
import { auditable } from './mask.ts'

/** What the audit is told of a piece of work, as it becomes known. */
export type AuditNote = Partial<Pick<AuditLine, 'model' | 'ids' | 'before' | 'after' | 'detail'>>

/** Who asks for what. */
export interface Asked extends Pick<AuditLine, 'who' | 'session' | 'what'> {
  readonly input: Readonly<Record<string, unknown>>
}

/** What the audit has of one call: a line when it is over, and of a change one before it as well. */
export class AuditEntry {
  readonly #sink: AuditSink
  readonly #asked: Asked
  readonly #begun = Date.now()
  #note: AuditNote
  #change: string | undefined

  constructor(sink: AuditSink, asked: Asked) {
    this.#sink = sink
    this.#asked = asked
    const { model } = asked.input
    this.#note = typeof model === 'string' ? { model } : {}
  }

  /** True from the moment at which something may have been changed. */
  get isChange(): boolean {
    return this.#change !== undefined
  }

  /** What is known by now. */
  note(known: AuditNote): void {
    this.#note = { ...this.#note, ...known }
  }

  /**
   * Says what is about to be changed, before it is. Whoever finds this line alone knows that nobody knows what came of
   * it.
   *
   * @throws AuditError when it cannot be written: nothing is to be changed then
   */
  async begin(planned: Pick<AuditNote, 'before' | 'after'>): Promise<void> {
    const change = randomUUID()
    await this.#write({ ...planned, change, outcome: 'begun' }, false)
    this.#change = change
  }

  /**
   * Says what came of it.
   *
   * @throws AuditError when it cannot be written
   */
  async end(outcome: string, fate: Fate): Promise<void> {
    const change = this.#change === undefined ? {} : { change: this.#change, fate }
    await this.#write({ ...change, outcome }, fate === 'done' && this.isChange)
  }

  async #write(line: Pick<AuditLine, 'outcome'> & Partial<AuditLine>, isDone: boolean): Promise<void> {
    const { input, ...asked } = this.#asked
    const { detail = input, ...note } = this.#note
    try {
      await this.#sink({
        at: new Date(this.#begun).toISOString(),
        ...asked,
        ...note,
        ...line,
        milliseconds: Date.now() - this.#begun,
        detail: auditable(detail),
      })
    } catch (error) {
      throw new AuditError(isDone, error)
    }
  }
}
