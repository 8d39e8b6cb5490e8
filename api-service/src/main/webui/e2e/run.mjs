// Runs the browser tests against a running stack. Its addresses come from the run.json in its data folder (STACK), or
// from BASE_URL=http://localhost:8080 and, for the tests that send to Kafka, KAFKA_BOOTSTRAP_SERVERS=localhost:9092.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const environment = { ...process.env }

if (environment.STACK) {
  const stack = JSON.parse(readFileSync(environment.STACK, 'utf8'))
  environment.BASE_URL = stack.url
  environment.KAFKA_BOOTSTRAP_SERVERS = stack.kafka.bootstrapServers
}
if (!environment.BASE_URL) {
  console.error('Say where the stack runs: BASE_URL=http://localhost:8080 npm run e2e')
  process.exit(2)
}

const cli = join(here, '..', 'node_modules', '@playwright', 'test', 'cli.js')
const config = join(here, 'playwright.config.ts')
const { status } = spawnSync(
  process.execPath,
  [cli, 'test', '-c', config, ...process.argv.slice(2)],
  { stdio: 'inherit', env: environment },
)
process.exit(status ?? 1)
