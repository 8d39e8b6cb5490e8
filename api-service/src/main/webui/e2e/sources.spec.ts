import { expect, test } from '@playwright/test'
import { haveModels, uploadSpots } from './models'

test.skip(!process.env['STACK'], 'the models of the tests are in the stack of test.sh only')

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(120_000)
  await haveModels(playwright, baseURL)
})

// Other tests count the results of uploads.
test.afterEach(({ request }) => request.delete('/api/v1/sources/policy?source=/uploads'))

test('the models that uploads get are chosen, and taken back', async ({ page }) => {
  await page.goto('/models')
  await page.getByRole('link', { name: 'Sources' }).click()
  const uploads = page.locator('section').filter({
    has: page.getByRole('heading', { name: 'Uploads' }),
  })
  await expect(uploads).toContainText('Runs: vegetables')
  await uploads.getByText('Change').click()
  await uploads.getByRole('checkbox', { name: 'nanodet' }).check()
  await uploads.getByRole('combobox', { name: 'Version of nanodet' }).selectOption('1.0.0')
  await uploads.getByRole('button', { name: 'Save' }).click()
  await expect(uploads).toContainText('Runs: vegetables, nanodet@1.0.0')
  // Workers read the policy from Kafka.
  const models = async () => {
    const id = await uploadSpots(page)
    const results = async () => {
      const answer = await page.request.get(`/api/v1/images/${id}/results`)
      return ((await answer.json()) as { results: { model: string }[] }).results.map(
        ({ model }) => model,
      )
    }
    await expect.poll(results).toContain('vegetables')
    return results()
  }
  await expect.poll(models).toContain('nanodet')
  await page.reload()
  await expect(uploads).toContainText('Runs: vegetables, nanodet@1.0.0')
  await uploads.getByText('Change').click()
  await uploads.getByRole('button', { name: 'Back to the default' }).click()
  await expect(uploads).not.toContainText('nanodet@1.0.0')
  expect((await page.request.get('/api/v1/policies')).ok()).toBe(true)
})

test('a camera that has sent nothing yet gets a policy, too', async ({ page }) => {
  const address = '/api/v1/sources/policy?source=/cameras/far gate'
  await page.goto('/models/sources')
  await page.getByRole('textbox', { name: 'Another camera' }).fill('far gate')
  await page.getByRole('button', { name: 'Add' }).click()
  const camera = page.locator('section').filter({
    has: page.getByRole('heading', { name: 'Camera far gate' }),
  })
  await camera.getByText('Change').click()
  await camera.getByRole('checkbox', { name: 'prototypes' }).check()
  await camera.getByRole('switch', { name: 'vegetables runs, too' }).uncheck()
  await camera.getByRole('button', { name: 'Save' }).click()
  await expect(camera).toContainText('Runs: prototypes')
  const policy = (await (await page.request.get(address)).json()) as object
  expect(policy).toMatchObject({ models: ['prototypes'], only: true })
  await camera.getByRole('button', { name: 'Back to the default' }).click()
  await expect(camera).toContainText('Runs: vegetables')
})
