import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** Debian's Chromium: as root without its sandbox, and without asking its maker anything. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.OOOR_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page of somebody who has not been there, until the test is over. */
export async function newVisitor(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  // A real server that does other things too takes its time for an order.
  context.setDefaultTimeout(90_000)
  return context.newPage()
}
