import { type Browser, chromium } from 'playwright-core'

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
