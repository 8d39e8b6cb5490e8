import { expect, type Page, test } from '@playwright/test'
import { haveModels, spots as picture, uploadSpots as upload } from './models'

test.skip(!process.env['STACK'], 'the models of the tests are in the stack of test.sh only')

const choice = (page: Page, model: string) => page.getByRole('radio', { name: model })

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(120_000)
  await haveModels(playwright, baseURL)
})

test('models are listed with their states, and why a version is refused', async ({ page }) => {
  await page.goto('/models')
  const rows = page
    .getByRole('region', { name: 'Versions of vegetables', exact: true })
    .getByRole('row')
  await expect(rows.filter({ hasText: '1.2.0' })).toContainText('Ready')
  const refused = rows.filter({ hasText: '9.0.0' })
  await expect(refused).toContainText('Refused')
  await expect(refused).toContainText('not passed')
  await refused.getByRole('link', { name: '9.0.0' }).click()
  await expect(page.getByRole('heading', { name: 'Golden pictures' })).toBeVisible()
  const bad = page.getByRole('listitem').filter({ has: page.locator('.reason') })
  await expect(bad.first().getByRole('img')).toBeVisible()
  await expect(bad.first()).toContainText(/Expected.*%.*Found.*%/s)
})

test('a version shows its model card', async ({ page }) => {
  await page.goto('/models/vegetables/1.2.0')
  const card = page.getByRole('region', { name: 'Model card' })
  await expect(card.getByRole('table').first()).toBeVisible()
})

test('the training curves of a version are charts of loss and accuracy', async ({ page }) => {
  await page.goto('/models/nanodet/1.0.0')
  const loss = page.getByRole('img', { name: 'Loss by epoch: Training, Validation' })
  await expect(loss).toBeVisible()
  await expect(
    page.getByRole('img', { name: 'Accuracy by epoch: Training, Validation' }),
  ).toBeVisible()
  // Something is drawn.
  await expect
    .poll(() =>
      loss.evaluate((canvas: HTMLCanvasElement) => {
        const { width, height } = canvas
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height)
        return new Set(new Uint32Array(data.buffer)).size
      }),
    )
    .toBeGreaterThan(10)
  await page.getByText('As a table').click()
  await expect(page.getByRole('cell', { name: '2.1', exact: true })).toBeVisible()
})

test('an open picture is shown to another model, and the boxes are drawn', async ({ page }) => {
  const id = await upload(page)
  await page.goto(`/images/${id}`)
  await page.getByRole('combobox', { name: 'Ask another model' }).selectOption('nanodet')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(choice(page, 'nanodet')).toBeChecked()
  const boxes = page.getByRole('dialog').locator('svg .box')
  await expect(boxes.first()).toBeVisible()
  const all = await boxes.count()
  await page.getByRole('checkbox', { name: /Plum/ }).uncheck()
  await expect.poll(() => boxes.count()).toBeLessThan(all)
  await page.getByRole('slider', { name: /From a score/ }).fill('0.95')
  await expect.poll(() => boxes.count()).toBeLessThan(all - 1)
})

test('models chosen at upload answer side by side', async ({ page }) => {
  await page.goto('/upload')
  await page.getByRole('checkbox', { name: 'nanodet' }).check()
  await page.getByRole('checkbox', { name: 'prototypes' }).check()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'spots.png', mimeType: 'image/png', buffer: picture })
  // Its sides are far from equal.
  await page.getByRole('button', { name: 'Send as it is: spots.png' }).click()
  await page.getByRole('link', { name: 'Details: spots.png' }).click()
  await expect(page.getByRole('radio')).toHaveCount(3)
  await choice(page, 'prototypes').check()
  await expect(page.getByRole('dialog').locator('canvas.masks')).toBeVisible()
  await page.getByRole('switch', { name: 'Side by side' }).check()
  const pictures = page.getByRole('list', { name: 'Results side by side' }).getByRole('listitem')
  await expect(pictures).toHaveCount(3)
  await expect(pictures.filter({ hasText: 'nanodet' }).locator('svg .box').first()).toBeVisible()
})

test('the drawing and the annotations can be downloaded', async ({ page }) => {
  const id = await upload(page, '?model=prototypes')
  await page.goto(`/images/${id}`)
  await choice(page, 'prototypes').check()
  const drawn = await page.getByRole('link', { name: 'Picture with drawing' }).getAttribute('href')
  await expect
    .poll(async () => (await page.request.get(drawn!)).headers()['content-type'])
    .toBe('image/jpeg')
  const coco = await page.getByRole('link', { name: 'COCO' }).getAttribute('href')
  await expect(page.getByRole('link', { name: 'CSV' })).toBeVisible()
  const { annotations } = (await (await page.request.get(coco!)).json()) as {
    annotations: unknown[]
  }
  expect(annotations.length).toBeGreaterThan(0)
})

test('photographs are found by what is in them', async ({ page }) => {
  const id = await upload(page, '?model=prototypes')
  await page.goto('/')
  const field = page.getByRole('combobox', { name: 'Object' })
  await field.fill('Plum')
  await field.press('Enter')
  await expect(page).toHaveURL(/object=Plum/)
  await expect(page.locator(`[data-id="${id}"]`)).toBeVisible()
  await page.getByRole('spinbutton', { name: 'At least' }).fill('999')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('heading', { name: 'No photograph matches' })).toBeVisible()
})

test('stored photographs are classified again, and the results discarded', async ({ page }) => {
  const id = await upload(page)
  await page.goto('/models/reclassifications')
  await page.getByRole('combobox', { name: 'Model' }).selectOption('vegetables')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Done')).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('Discarded')).toBeVisible()
  expect((await page.request.get(`/api/v1/images/${id}`)).status()).toBe(200)
})
