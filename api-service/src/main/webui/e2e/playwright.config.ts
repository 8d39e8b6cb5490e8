import { defineConfig } from '@playwright/test'

// The machine's Chromium, without a sandbox (it may run as root) and without requests of its own.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]

export default defineConfig({
  testDir: '.',
  outputDir: '../../../../target/page-tests',
  workers: 1,
  // Long, because the stack under test shares two cores with the browser.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./summary.ts']],
  use: {
    baseURL: process.env['BASE_URL'],
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
    permissions: ['camera', 'clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ARGS },
  },
})
