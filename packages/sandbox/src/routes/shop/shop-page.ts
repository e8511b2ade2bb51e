import { pageOf } from '../pages.ts'

const MENU = '<nav><a href="/shop">Shop</a><a href="/shop/cart">My Cart</a><a href="/my">My Account</a></nav>'

/** A page of the shop or of its customers, with the ways to the others. */
export const shopPage = (title: string, body: string) => pageOf(title, body, MENU)
