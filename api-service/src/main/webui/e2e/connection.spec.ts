import { expect, test } from '@playwright/test'

test('a silent service is told of, and the page goes on by itself', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.route('**/api/v1/**', (route) => route.abort('connectionrefused'))
  await page.getByRole('button', { name: '7', exact: true }).click()
  const banner = page.getByText('The service does not answer at the moment.')
  await expect(banner).toBeVisible()
  await expect(
    page.getByRole('heading', { name: 'The photographs could not be loaded' }),
  ).toBeVisible()
  await page.unroute('**/api/v1/**')
  await expect(banner).toBeHidden()
  await expect(
    page.getByRole('heading', { name: 'The photographs could not be loaded' }),
  ).toBeHidden()
})

test('a lost network is told of', async ({ page, context }) => {
  await page.goto('/upload')
  await context.setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('You are offline.')).toBeHidden()
})
