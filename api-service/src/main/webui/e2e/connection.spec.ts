import { expect, test } from '@playwright/test'
import { apiProcess } from './stack'

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
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('You are offline.')).toBeHidden()
})

test('a service that dies and is started again finds the page waiting for it', async ({ page }) => {
  const api = apiProcess()
  test.skip(!api, 'the stack was not started for these tests')
  await page.goto('/live')
  await expect(page.getByText('Connected')).toBeVisible()
  process.kill(api!, 'SIGKILL')
  await expect(page.getByText('Connecting')).toBeVisible()
  await page.getByRole('link', { name: 'Browse' }).click()
  const banner = page.getByText('The service does not answer at the moment.')
  await expect(banner).toBeVisible()
  // The launcher starts it again.
  await expect(banner).toBeHidden({ timeout: 90_000 })
  await expect(page.getByRole('heading', { level: 1, name: 'Photographs' })).toBeVisible()
  await page.getByRole('link', { name: 'Live' }).click()
  await expect(page.getByText('Connected')).toBeVisible()
})
