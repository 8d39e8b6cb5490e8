import { expect, test } from '@playwright/test'
import { haveImages, type Known } from './stack'

let images: Known[] = []

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(300_000)
  const request = await playwright.request.newContext({ baseURL })
  images = await haveImages(request, 4)
  await request.dispose()
})

test.describe('browse', () => {
  test('filters live in the address, and the back button takes them back', async ({ page }) => {
    await page.goto('/')
    const { category } = images[0]!.classification!
    await page.getByRole('button', { name: '3', exact: true }).click()
    await expect(page).toHaveURL(/count=3/)
    await expect(page.getByRole('list', { name: 'Photographs' }).getByRole('listitem')).toHaveCount(
      3,
    )
    await page.getByRole('button', { name: 'RYB', exact: true }).click()
    await page.getByRole('button', { name: 'Blue-violet' }).click()
    await expect(page).toHaveURL(/count=3&|palette=ryb/)
    await expect(page).toHaveURL(/color=4424D6/)
    await expect(page.getByRole('heading', { name: 'No photograph matches' })).toBeVisible()
    await page.goBack()
    await expect(page).not.toHaveURL(/color=/)
    await expect(page.getByRole('list', { name: 'Photographs' })).toBeVisible()
    await page.goto(`/?category=${category}&count=5`)
    await expect(page.getByRole('button', { pressed: true, name: '5', exact: true })).toBeVisible()
    await expect(page.getByRole('listitem').first()).toBeVisible()
  })

  test('a random sample of nine, and another', async ({ page }) => {
    await page.goto('/?count=2&order=random')
    await expect(page.getByRole('listitem')).toHaveCount(2)
    const asked = page.waitForRequest(/order=random.*limit=2/)
    await page.getByRole('button', { name: 'Another sample' }).click()
    await asked
    await expect(page.getByRole('listitem')).toHaveCount(2)
  })

  test('a photograph opens over the grid with all that is known of it', async ({ page }) => {
    await page.goto('/?count=9')
    await page.getByRole('listitem').first().getByRole('link').click()
    const dialog = page.getByRole('dialog')
    await expect(
      dialog.getByRole('list', { name: 'What it may be' }).getByRole('listitem'),
    ).not.toHaveCount(0)
    await expect(dialog).toContainText('RGB:')
    await expect(dialog).toContainText('vegetables')
    await dialog.getByLabel('Where the model looked').check()
    await expect(dialog.locator('canvas')).toBeVisible()
    await dialog.getByRole('button', { name: 'Copy link' }).click()
    await expect(page.getByText('Link copied.').first()).toBeVisible()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/\/images\/[0-9a-f-]{36}$/)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/\/\?count=9$/)
  })

  test('a person corrects the label and takes it back', async ({ page, request }) => {
    const { id } = images[1]!
    await page.goto(`/images/${id}`)
    await page.getByRole('button', { name: 'What it really is' }).click()
    const field = page.getByRole('combobox', { name: 'What it really is' })
    await page.getByRole('option', { name: 'Tomato' }).click()
    await expect(page.getByText('Corrected.').first()).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Tomato' })).toBeVisible()
    const labelled = await (await request.get(`/api/v1/images/${id}`)).json()
    expect(labelled.label).toBe('Tomato')
    await field.hover()
    await page.getByRole('dialog').getByRole('button', { name: /Clear/ }).click()
    await expect(page.getByText('Correction taken back.').first()).toBeVisible()
  })

  test('deleting can be undone, and is for good when it is not', async ({ page, request }) => {
    const { id } = images[2]!
    await page.goto(`/images/${id}`)
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    expect((await request.get(`/api/v1/images/${id}`)).status()).toBe(200)
    await page.goto(`/images/${id}`)
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect
      .poll(async () => (await request.get(`/api/v1/images/${id}`)).status(), { timeout: 30_000 })
      .toBe(404)
  })

  test('an address that leads nowhere says so', async ({ page }) => {
    await page.goto('/images/00000000-0000-7000-8000-000000000000')
    await expect(page.getByRole('heading', { name: 'does not exist' }).first()).toBeAttached()
    await page.goto('/no/such/page')
    await expect(page.getByRole('heading', { name: 'Nothing grows here' })).toBeVisible()
  })
})
