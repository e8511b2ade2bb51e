/** What units are called: they came to have a module of their own with 12. */
export const unitModel = (major: number) => (major < 12 ? 'product.uom' : 'uom.uom')
