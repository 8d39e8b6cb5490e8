// Runs the browser tests against a running stack: BASE_URL=http://localhost:8080 npm run e2e
// KAFKA_BOOTSTRAP_SERVERS=localhost:9092 lets them send as a camera does.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const chromium = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path && existsSync(path),
)

if (!chromium) {
  console.log(
    'The browser tests are skipped: there is no Chromium (Debian: apt-get install chromium).',
  )
  console.log('page: 0 passed, 0 failed, 1 skipped')
  process.exit(0)
}
if (!process.env.BASE_URL) {
  console.error('Say where the stack runs: BASE_URL=http://localhost:8080 npm run e2e')
  process.exit(2)
}

const cli = join(here, '..', 'node_modules', '@playwright', 'test', 'cli.js')
const config = join(here, 'playwright.config.ts')
const { status } = spawnSync(
  process.execPath,
  [cli, 'test', '-c', config, ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium } },
)
process.exit(status ?? 1)
