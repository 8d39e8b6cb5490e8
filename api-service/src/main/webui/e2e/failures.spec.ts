import { expect, test } from '@playwright/test'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { haveModels, uploadSpots } from './models'

const stack = process.env['STACK']

test.skip(!stack, 'the archive can be reached in the stack of test.sh only')

/** The archived originals are files in the data folder of the stack. */
function originalOf(id: string): string | undefined {
  const folder = join(dirname(stack!), 's3')
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const found = names.find((name) => name.includes(id))
  return found && join(folder, found)
}

test('a job says how many photographs have no result, and why', async ({
  page,
  playwright,
  baseURL,
}) => {
  await haveModels(playwright, baseURL)
  const id = await uploadSpots(page)
  await expect.poll(() => originalOf(id)).toBeDefined()
  rmSync(originalOf(id)!)
  await page.goto('/models/reclassifications')
  await page.getByRole('combobox', { name: 'Model' }).selectOption('vegetables')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 90_000 })
  const failures = page.locator('section').filter({
    has: page.getByRole('heading', { name: 'Failures' }),
  })
  await expect(failures).toContainText('The original is not in the archive.')
  await failures.getByText('The photographs').click()
  await expect(failures.getByRole('link', { name: id })).toHaveAttribute('href', `/images/${id}`)
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('Discarded')).toBeVisible()
  await page.request.delete(`/api/v1/images/${id}`)
})
