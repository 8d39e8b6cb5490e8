import { expect, type Page, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { haveImages, type Known } from './stack'

let image: Known

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(120_000)
  const request = await playwright.request.newContext({ baseURL })
  ;[image] = (await haveImages(request, 1)) as [Known]
  // Exports have archived images only.
  const archived = async () =>
    (await request.get(`/api/v1/images/${image.id}/content`, { maxRedirects: 0 })).status()
  await expect.poll(archived).toBe(302)
  await request.dispose()
})

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export for other tools' })

async function openAt(page: Page, address: string) {
  await page.goto(address)
  await page.getByRole('button', { name: 'Export for other tools' }).click()
}

/** Chooses the format and gives the saved file. */
async function save(page: Page, format: string) {
  await dialog(page).getByRole('radio', { name: format }).check()
  const begun = page.waitForEvent('download')
  await dialog(page).getByRole('button', { name: 'Download' }).click()
  const file = await begun
  await expect(dialog(page).getByText(`Saved: ${file.suggestedFilename()}`)).toBeVisible()
  return { name: file.suggestedFilename(), content: await readFile((await file.path())!) }
}

test('what the filters select is saved in each format', async ({ page }) => {
  const { category } = image.classification!
  await openAt(page, `/?category=${category}&count=1`)
  await expect(dialog(page)).toContainText('All photographs that match')
  const coco = await save(page, 'COCO')
  expect(coco.name).toBe('romanesco-coco.json')
  const { images } = JSON.parse(coco.content.toString()) as { images: { file_name: string }[] }
  expect(images.some(({ file_name }) => file_name.includes(image.id))).toBe(true)
  const csv = await save(page, 'CSV')
  expect(csv.content.toString()).toContain(image.id)
  expect(csv.content.toString()).toContain(category)
  const names = ['YOLO', 'CVAT', 'Label Studio', 'ImageFolder']
  for (const name of names) expect((await save(page, name)).content.length).toBeGreaterThan(100)
  const pictures = await save(page, 'ImageFolder')
  expect(pictures.name).toBe('romanesco-imagefolder.zip')
  expect(pictures.content.includes(`${category}/`)).toBe(true)
})

test('an export of nothing says so', async ({ page }) => {
  await openAt(page, '/?color=8000FF&category=Bean&status=failed')
  await dialog(page).getByRole('button', { name: 'Download' }).click()
  await expect(dialog(page).getByRole('alert')).toHaveText(
    'No stored photograph matches the filters.',
  )
})

test('an export under way can be cancelled and begun again', async ({ page }) => {
  await openAt(page, '/')
  // Never answered.
  await page.route('**/api/v1/exports?*', () => {})
  await dialog(page).getByRole('button', { name: 'Download' }).click()
  await expect(dialog(page).getByRole('progressbar')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog(page).getByRole('progressbar')).toHaveCount(0)
  await page.unroute('**/api/v1/exports?*')
  expect((await save(page, 'COCO')).content.length).toBeGreaterThan(100)
})
