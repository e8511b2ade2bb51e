import type { CallOptions, Series } from '../wires/index.ts'

/** What messages need of a session. */
export interface MessageSession {
  series(): Promise<Series>
  call(
    model: string,
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<unknown>
}

/** The record that a thread belongs to. */
export interface ThreadOwner {
  readonly model: string
  readonly id: number
}
