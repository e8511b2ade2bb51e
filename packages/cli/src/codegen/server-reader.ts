import type { Series } from 'ooor'

/** What is asked of a server to describe it. */
export interface ServerReader {
  series(): Promise<Series>
  call(
    model: string,
    method: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
  ): Promise<unknown>
  /**
   * A page of the documentation that 19 has of itself: `index`, or a model's name. Undefined when there is none for this
   * user.
   */
  doc(page: string): Promise<unknown>
}

/** In whatever language the user works: two of them get the same declarations. */
export const IN_ENGLISH = { context: { lang: 'en_US' } } as const
