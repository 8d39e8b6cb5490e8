import { expect, test } from '@playwright/test'

const dark = (page: import('@playwright/test').Page) =>
  expect(page.locator('html')).toHaveClass(/dark/)

test.describe('language and appearance', () => {
  test('a language is chosen, spoken at once and remembered', async ({ page }) => {
    await page.goto('/upload')
    await page.getByRole('button', { name: /^Language/ }).click()
    await page.getByRole('menuitemradio', { name: 'Українська' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Завантаження знімків')
    await expect(page.locator('html')).toHaveAttribute('lang', 'uk')
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Завантаження знімків')
    await expect(page).toHaveTitle('Завантаження · Romanesco')
  })

  test('dark is chosen and remembered', async ({ page }) => {
    await page.goto('/upload')
    await page.getByRole('button', { name: /^Appearance/ }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await dark(page)
    await page.reload()
    await dark(page)
  })
})

test.describe('the first visit', () => {
  test.use({ locale: 'ru-RU', colorScheme: 'dark' })

  test('speaks the language of the browser and looks like the system', async ({ page }) => {
    await page.goto('/upload')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Загрузка снимков')
    await dark(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await expect(page.locator('html')).toHaveClass(/light/)
  })
})
