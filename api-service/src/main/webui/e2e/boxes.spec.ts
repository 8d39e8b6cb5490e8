import { expect, type Locator, type Page, test } from '@playwright/test'
import { haveImages, type Known } from './stack'

const NAMES = [
  'person',
  'an unusually long name of a category',
  'Болгарський перець',
  '人参と大根',
  'بندورة حمراء',
  'cup',
]

/** Thirty objects over one another, some of them at the borders. */
const objects = Array.from({ length: 30 }, (_, i) => ({
  category: NAMES[i % NAMES.length],
  score: 0.98 - i * 0.02,
  box: [(i * 37) % 180, (i * 23) % 185, 20 + ((i * 11) % 80), 15 + ((i * 7) % 60)],
}))

let image: Known

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(120_000)
  const request = await playwright.request.newContext({ baseURL })
  ;[image] = (await haveImages(request, 1)) as [Known]
  await request.dispose()
})

/** Answers for the API with what a detector has found. */
async function findMany(page: Page) {
  await page.route('**/results?*', async (route) => {
    const answer = await route.fetch()
    const { results } = (await answer.json()) as { results: object[] }
    const found = {
      model: 'many',
      version: '1.0.0',
      task: 'detection',
      role: 'primary',
      main: false,
      status: 'ANNOTATED',
      analysedAt: '2026-11-22T08:15:31Z',
      objects,
    }
    await route.fulfill({ json: { results: [...results, found] } })
  })
}

const boxOf = async (element: Locator) => (await element.boundingBox())!

async function open(page: Page) {
  await findMany(page)
  await page.goto(`/images/${image.id}`)
  await page.getByRole('radio', { name: 'many' }).check()
  const overlay = page.getByRole('dialog').locator('.overlay')
  await expect(overlay.locator('.box')).toHaveCount(objects.length)
  await expect(overlay.locator('.label.shown').first()).toBeVisible()
  return overlay
}

for (const [device, viewport] of Object.entries({
  'a wide screen': { width: 1440, height: 900 },
  'a phone': { width: 390, height: 844 },
})) {
  test(`labels of thirty objects stay readable on ${device}`, async ({ page }) => {
    await page.setViewportSize(viewport)
    const overlay = await open(page)
    const picture = await boxOf(overlay)
    const shown = await overlay.locator('.label.shown').all()
    expect(shown.length).toBeGreaterThan(5)
    const places = await Promise.all(shown.map(boxOf))
    for (const [i, a] of places.entries()) {
      // Inside the picture.
      expect(a.x).toBeGreaterThanOrEqual(picture.x - 1)
      expect(a.y).toBeGreaterThanOrEqual(picture.y - 1)
      expect(a.x + a.width).toBeLessThanOrEqual(picture.x + picture.width + 1)
      expect(a.y + a.height).toBeLessThanOrEqual(picture.y + picture.height + 1)
      // Over no other.
      for (const b of places.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x + 1 ||
          b.x + b.width <= a.x + 1 ||
          a.y + a.height <= b.y + 1 ||
          b.y + b.height <= a.y + 1
        expect(apart).toBe(true)
      }
    }
    // As wide as its text, whatever the script.
    for (const label of shown) {
      const [needed, has] = await label.evaluate((one) => [one.scrollWidth, one.clientWidth])
      expect(needed).toBeLessThanOrEqual(has! + 1)
    }
  })
}

test('a box that is pointed at shows its label alone', async ({ page }) => {
  const overlay = await open(page)
  const smallest = overlay.locator('g').last()
  await smallest.dispatchEvent('pointerenter')
  await expect(overlay.locator('.label.shown')).toHaveCount(1)
  await expect(overlay.locator('g.faint')).toHaveCount(objects.length - 1)
  await smallest.dispatchEvent('pointerleave')
  await expect(overlay.locator('g.faint')).toHaveCount(0)
})
