import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const alias = [
  { find: '#default-adapter', replacement: source('./packages/ooor/src/http/adapters/default-node.ts') },
  { find: '#sandbox-listen', replacement: source('./packages/sandbox/src/listen.ts') },
  { find: 'ooor/http/undici', replacement: source('./packages/ooor/src/http/adapters/undici.ts') },
  { find: /^ooor\/(http|errors|protocol)$/, replacement: source('./packages/ooor/src/$1/index.ts') },
  { find: 'ooor/schema', replacement: source('./packages/ooor/src/records/schema/index.ts') },
  { find: 'ooor/store', replacement: source('./packages/ooor/src/sessions/store/index.ts') },
  { find: 'ooor/transfer/node', replacement: source('./packages/ooor/src/transfer/node.ts') },
  { find: 'ooor/transfer', replacement: source('./packages/ooor/src/transfer/index.ts') },
  { find: /^ooor\/web$/, replacement: source('./packages/ooor/src/web/index.ts') },
  { find: /^ooor\/web\/(.+)$/, replacement: source('./packages/ooor/src/web/$1.ts') },
  { find: /^ooor$/, replacement: source('./packages/ooor/src/index.ts') },
  {
    find: /^@ooor\/sandbox\/(matchers|vitest|cassette|shapes|serve|personal)$/,
    replacement: source('./packages/sandbox/src/$1.ts'),
  },
  { find: /^@ooor\/(sandbox|cli|mcp)$/, replacement: source('./packages/$1/src/index.ts') },
]

const namesRealServer = Object.keys(process.env).some((name) => /^OOOR_TEST_ODOO_\d+(_MANY)?$/.test(name))

export default defineConfig({
  test: {
    // The main process only waits: on two cores, as CI has, one worker would leave the other idle.
    maxWorkers: '100%',
    // CI runs vitest a dozen times on the same sources: they are compiled once. Kept by content, in node_modules.
    experimental: { fsModuleCache: true },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Files in one worker share the modules that they load; each undoes what it does to globals.
          isolate: false,
          setupFiles: ['tests/support/leaves-nothing.ts'],
          // Generated cases on a machine that does other things too.
          testTimeout: 30_000,
          include: ['packages/*/src/**/*.test.ts', 'tests/unit/**/*.test.ts', 'tests/programs/**/*.test.ts'],
          typecheck: { enabled: true, include: ['packages/*/src/**/*.test-d.ts'], tsconfig: './tsconfig.test-d.json' },
        },
      },
      {
        resolve: { alias },
        test: { name: 'docs', include: ['tests/docs/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        resolve: { alias },
        test: {
          name: 'conformance',
          isolate: false,
          setupFiles: ['tests/support/leaves-nothing.ts'],
          include: ['tests/conformance/**/*.test.ts', 'tests/reports/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Real servers are shared by the files: one file at a time. Each file has sandboxes of its own.
          fileParallelism: !namesRealServer,
          // Projects that run side by side have as many workers each.
          sequence: { groupOrder: namesRealServer ? 1 : 0 },
        },
      },
      {
        // What somebody on the internet may try: raw bytes over real sockets.
        resolve: { alias },
        test: { name: 'attacks', include: ['tests/attacks/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000 },
      },
      {
        // What real servers answered, asked again of the sandbox. Reads the recordings where there are some.
        resolve: { alias },
        test: {
          name: 'recordings',
          include: ['tests/recordings/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Needs Debian's Chromium and Redis: scripts/test-browser.sh.
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // As long as is waited for a page: tests/browser/chromium.ts.
          expect: { poll: { timeout: 90_000 } },
          fileParallelism: false,
        },
      },
      {
        // The same generated calls, asked of a real server and of the sandbox: npm run test:differential.
        resolve: { alias },
        test: {
          name: 'differential',
          include: ['tests/differential/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        // Needs tmux: scripts/test-browser.sh.
        resolve: { alias },
        test: {
          name: 'terminal',
          include: ['tests/terminal/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'swarm',
          include: ['tests/swarm/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
