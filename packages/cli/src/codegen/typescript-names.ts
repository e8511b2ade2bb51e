/** `res.partner` as `ResPartner`. */
export function pascalCase(model: string): string {
  const words = model.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^\d/.test(name) || name === '' ? `_${name}` : name
}

/**
 * One interface name for each model. Of models that would share one, the first by code unit has it and the others are
 * numbered; so are those that would hide a reserved name.
 */
export function interfaceNames(models: readonly string[], reserved: Iterable<string>): Map<string, string> {
  const taken = new Set(reserved)
  const names = new Map<string, string>()
  for (const model of [...models].sort(byCodeUnit)) {
    const wanted = pascalCase(model)
    let name = wanted
    for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`
    taken.add(name)
    names.set(model, name)
  }
  return names
}

/** A member's name, in quotes where it is no identifier. */
export function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)
}

/** A literal type. */
export function literal(value: string | number): string {
  if (typeof value === 'number') return String(value)
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** The order of everything that is written: the same on each machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
