import { expect, type Page, type PlaywrightWorkerArgs } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Small models for tests, which `test.sh` puts into the repository of the stack. */
const FIXTURES = '../../../../../inference-service/src/test/resources/tasks'

/** A picture in which the small models find something. */
export const spots = readFileSync(
  fileURLToPath(new URL(`${FIXTURES}/prototypes/picture.png`, import.meta.url)),
)

/** Uploads the picture through the API and waits for the result that the gallery shows. */
export async function uploadSpots(page: Page, query = ''): Promise<string> {
  const answer = await page.request.post(`/api/v1/images${query}`, {
    headers: { Prefer: 'wait=30', 'Content-Type': 'image/png' },
    data: spots,
    timeout: 60_000,
  })
  const { id, status } = (await answer.json()) as { id: string; status: string }
  expect(status).toBe('CLASSIFIED')
  return id
}

/** Waits until the models of `test.sh` are loaded. */
export async function haveModels(
  playwright: PlaywrightWorkerArgs['playwright'],
  baseURL?: string,
): Promise<void> {
  const request = await playwright.request.newContext({ baseURL })
  const states = async () => {
    const { models } = (await (await request.get('/api/v1/models')).json()) as {
      models: { name: string; version: string; state: string }[]
    }
    return models.map(({ name, version, state }) => `${name}/${version} ${state}`)
  }
  const wanted = [
    'vegetables/1.2.0 READY',
    'vegetables/9.0.0 REFUSED',
    'nanodet/1.0.0 READY',
    'prototypes/1.0.0 READY',
  ]
  await expect.poll(states, { timeout: 90_000 }).toEqual(expect.arrayContaining(wanted))
  await request.dispose()
}
