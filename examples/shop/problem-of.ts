import { HTTPException } from 'hono/http-exception'
import {
  MissingError,
  NetworkError,
  OutcomeUnknownError,
  SessionExpiredError,
  SessionLostError,
  SessionMovedError,
  SessionStoreError,
  UserError,
} from 'ooor'
import type { Problem } from './pages/problem.tsx'

export interface Trouble extends Problem {
  /** The same page may well work in a moment. */
  readonly canRepeat?: boolean
  /** Somebody should look at it. */
  readonly isOurs?: boolean
  /** The session is gone on Odoo's side. */
  readonly endsSession?: boolean
}

export const NOT_FOUND: Problem = {
  status: 404,
  title: 'We looked everywhere',
  text: 'This page is not here, or not any more. The furniture is.',
}

/** What an error means to who shops. Nothing of the error's own words gets out but the shop's remarks. */
export function problemOf(error: unknown): Trouble {
  if (SessionLostError.is(error)) {
    return {
      status: 410,
      title: 'Your cart has expired',
      text: 'Odoo keeps carts for a while, and this one was left for longer. You have a new, empty one.',
      endsSession: true,
    }
  }
  if (SessionExpiredError.is(error)) {
    return {
      status: 410,
      title: 'You have been logged out',
      text: 'It was a while ago. Log in again, and everything is as you left it.',
      action: { href: '/login', label: 'Log in' },
      endsSession: true,
    }
  }
  if (SessionMovedError.is(error)) {
    return {
      status: 409,
      title: 'You just logged in or out',
      text: 'In another tab, a moment ago. This one knows it now as well.',
      canRepeat: true,
    }
  }
  if (OutcomeUnknownError.is(error)) {
    return {
      status: 503,
      title: 'We are not sure that worked',
      text: 'The connection broke in the middle. Look into your cart before you try again.',
      action: { href: '/cart', label: 'Look into the cart' },
      isOurs: true,
    }
  }
  if (NetworkError.is(error) || SessionStoreError.is(error)) {
    return {
      status: 503,
      title: 'We are out for a moment',
      text: 'Our back office does not answer. Nothing is lost; try again in a minute.',
      canRepeat: true,
      isOurs: true,
    }
  }
  // These words are made for who reads them here.
  if (UserError.is(error)) return { status: 422, title: 'That is not possible', text: error.serverMessage }
  if (MissingError.is(error)) return NOT_FOUND
  if (error instanceof HTTPException && error.status === 403) {
    return {
      status: 403,
      title: 'That came from elsewhere',
      text: 'This form was not sent from our own pages, so we did nothing.',
    }
  }
  return {
    status: 500,
    title: 'Something broke',
    text: 'On our side, not on yours. It has been noted.',
    isOurs: true,
  }
}
