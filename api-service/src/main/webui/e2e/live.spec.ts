import { expect, test } from '@playwright/test'
import { drawPicture } from './picture'
import { cameraSends, KAFKA } from './stack'

test.describe('live', () => {
  test('shows what a camera sends to Kafka, by source, and can be paused', async ({ page }) => {
    test.skip(!KAFKA, 'KAFKA_BOOTSTRAP_SERVERS is not given')
    const camera = `gate-${Date.now()}`
    await page.goto('/live')
    await expect(page.getByText('Connected')).toBeVisible()
    await cameraSends(camera, [drawPicture(), drawPicture([60, 140, 40])])
    const results = page.getByRole('list', { name: 'Results, newest first' }).getByRole('listitem')
    await expect(results).toHaveCount(2)
    await page.getByRole('combobox', { name: 'Source' }).selectOption(`Camera ${camera}`)
    await expect(results).toHaveCount(2)
    await page.getByRole('button', { name: 'Pause' }).click()
    await cameraSends(camera, [drawPicture([200, 30, 30])])
    await expect(page.getByText('Paused. 1 result meanwhile.')).toBeVisible()
    await expect(results).toHaveCount(2)
    await page.getByRole('button', { name: 'Resume' }).click()
    await cameraSends(camera, [drawPicture([120, 40, 130])])
    await expect(results).toHaveCount(3)
  })

  test('recognises the picture of the webcam', async ({ page }) => {
    await page.goto('/live/webcam')
    await page.getByRole('button', { name: 'Start the camera' }).click()
    await expect(page.locator('.caption')).toContainText(/\d%/)
    await expect(page.getByText(/\d+ sent/)).toBeVisible()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(page.getByRole('button', { name: 'Start the camera' })).toBeVisible()
  })
})
