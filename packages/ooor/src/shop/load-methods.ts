/** An object whose methods all answer promises. */
type Asynchronous<T> = { readonly [K in keyof T]: (...args: never[]) => Promise<unknown> }

/** An object with these methods, which is made with the first call of one: its code is loaded then. */
export function loadMethods<T extends Asynchronous<T>>(names: readonly (keyof T)[], load: () => Promise<T>): T {
  const method =
    (name: keyof T) =>
    async (...args: never[]) =>
      (await load())[name](...args)
  return Object.fromEntries(names.map((name) => [name, method(name)])) as T
}
