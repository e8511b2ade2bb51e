/** The id at the end of a permalink; undefined when there is none. */
export function idOfSlug(param: string): number | undefined {
  const match = /(?:^|-)(\d{1,10})$/.exec(param)
  const id = Number(match?.[1])
  return id > 0 ? id : undefined
}
