import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectAs, once, productsForSale } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets(
  'the cart',
  (target) => {
    const admin = once(() => connectAs(target()))
    let [first, second] = [0, 0]
    beforeAll(async () => {
      ;[first, second] = (await productsForSale(admin(), 2)) as [number, number]
    })
    afterAll(() => admin().close())

    it('is empty at first', async () => {
      const { cart } = admin().visitor()
      expect(cart.lastQuantity).toBe(0)
      expect(await cart.quantity()).toBe(0)
      expect(await cart.lines()).toEqual([])
      await cart.clear()
    })

    it('adds up, updates, takes out and clears', async () => {
      const { cart } = admin().visitor()
      const added = await cart.add(first)
      expect(added).toMatchObject({ quantity: 1, cartQuantity: 1 })
      expect(added.lineId).toBeTypeOf('number')
      expect(await cart.add(first, 2)).toMatchObject({ lineId: added.lineId, quantity: 3, cartQuantity: 3 })
      expect(await cart.add(second, 4)).toMatchObject({ quantity: 4, cartQuantity: 7 })

      const lines = await cart.lines()
      expect(lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([
        [first, 3],
        [second, 4],
      ])
      expect(lines.every((line) => line.name.length > 2)).toBe(true)
      expect(lines[0]?.id).toBe(added.lineId)

      expect(await cart.update(added.lineId ?? 0, 5)).toMatchObject({ quantity: 5, cartQuantity: 9 })
      expect(await cart.quantity()).toBe(9)
      expect(cart.lastQuantity).toBe(9)
      const [line] = lines
      if (line === undefined) throw new Error('no line')
      expect(await cart.update(line, 0)).toEqual({ lineId: null, quantity: 0, cartQuantity: 4, warning: '' })
      expect((await cart.lines()).map(({ productId }) => productId)).toEqual([second])

      await cart.clear()
      expect(await cart.quantity()).toBe(0)
      expect(await cart.lines()).toEqual([])
      expect(await cart.add(second)).toMatchObject({ quantity: 1, cartQuantity: 1 })
    })

    it('keeps every product when they are added at once', async () => {
      const { cart } = admin().visitor()
      await Promise.all([cart.add(first), cart.add(second, 2), cart.add(first)])
      expect((await cart.lines()).map(({ quantity }) => quantity)).toEqual([2, 2])
    })

    it("is the user's own once logged in", async () => {
      const portal = admin().session({ username: 'portal', password: 'portal' })
      await portal.cart.clear()
      await portal.cart.add(first, 2)
      expect(await portal.cart.quantity()).toBe(2)
      expect(await admin().visitor().cart.quantity()).toBe(0)
      await portal.cart.clear()
    })
  },
  'a shop for visitors',
)
