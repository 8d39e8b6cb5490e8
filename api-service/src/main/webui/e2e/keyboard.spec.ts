import { expect, type Page, test } from '@playwright/test'
import { haveImages } from './stack'

const focused = (page: Page) => page.locator(':focus')

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(300_000)
  const request = await playwright.request.newContext({ baseURL })
  await haveImages(request, 2)
  await request.dispose()
})

test('from the skip link to a photograph and back, without a mouse', async ({ page }) => {
  await page.goto('/?count=2')
  await expect(page.getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveText('Skip to content')
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveAttribute('id', 'main')
  await page.getByRole('listitem').first().getByRole('link').focus()
  await page.keyboard.press('ArrowRight')
  const second = await focused(page).getAttribute('data-id')
  expect(second).toBe(
    await page.getByRole('listitem').nth(1).getByRole('link').getAttribute('data-id'),
  )
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect
    .poll(() => page.evaluate(() => !!document.activeElement?.closest('dialog')))
    .toBe(true)
  await expect(page).toHaveURL(new RegExp(second!))
  await page.keyboard.press('ArrowLeft')
  const first = await page.locator('[data-id]').first().getAttribute('data-id')
  await expect(page).toHaveURL(new RegExp(first!))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // The skip link has added its fragment.
  await expect(page).toHaveURL(/\/\?count=2#main$/)
  await expect(focused(page)).toHaveAttribute('data-id', first!)
})

test('a filter is chosen and the views are changed by keys alone', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: '4', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/count=4/)
  await page.getByRole('link', { name: 'Statistics' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Statistics' })).toBeFocused()
})

test('the menus are used by keys alone, as their role promises', async ({ page }) => {
  await page.goto('/upload')
  const button = page.getByRole('button', { name: /^Language/ })
  await button.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitemradio', { name: 'English' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitemradio', { name: 'Українська' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitemradio', { name: 'Русский' })).toBeFocused()
  await page.keyboard.press('Home')
  await expect(page.getByRole('menuitemradio', { name: 'English' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(button).toBeFocused()
  await expect(button).toHaveAttribute('aria-expanded', 'false')
})
