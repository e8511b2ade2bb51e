/** `npm run demo` tells the story of Alice and Bob; with `--serve` it opens a shop. */
if (process.argv.includes('--serve')) await import('./shop/main.ts')
else await import('./alice-and-bob/main.ts')
