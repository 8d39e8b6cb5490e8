import { expect, type Page, test } from '@playwright/test'
import { drawPicture } from './picture'

const MANY = 10_000
const PAGE = 60

/** Answers for the API with ten thousand photographs. */
async function serveMany(page: Page) {
  const id = (n: number) => `019b2c5e-7f3a-7c11-a3a5-${String(n).padStart(12, '0')}`
  const image = (n: number) => ({
    id: id(n),
    source: '/cameras/many',
    status: 'CLASSIFIED',
    submittedAt: '2026-11-22T08:15:30Z',
    classifiedAt: '2026-11-22T08:15:31Z',
    content: `/api/v1/images/${id(n)}/content`,
    width: 200,
    height: 200,
    bytes: 9000,
    classification: {
      model: 'vegetables',
      version: '1.0.0',
      category: 'Carrot',
      score: 0.9,
      certain: true,
      predictions: [{ category: 'Carrot', score: 0.9 }],
      colors: { rgb: '#FF8000', ryb: '#FC600A' },
    },
  })
  const picture = drawPicture()
  await page.route('**/api/v1/images/*/content*', (route) =>
    route.fulfill({ contentType: 'image/png', body: picture }),
  )
  await page.route(/\/api\/v1\/images\?/, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0)
    const to = Math.min(MANY, from + PAGE)
    const items = Array.from({ length: to - from }, (_, i) => image(from + i))
    return route.fulfill({ json: { items, next: to < MANY ? String(to) : undefined } })
  })
}

test('ten thousand photographs scroll in a page of few elements, nothing jumps', async ({
  page,
}) => {
  await serveMany(page)
  await page.goto('/')
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await page.evaluate(() => {
    const seen = { shift: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as unknown as { value: number; hadRecentInput: boolean }
        if (!shift.hadRecentInput) seen.shift += shift.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const summary = page.getByText(/photographs shown/)
  await expect
    .poll(
      async () => {
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
        return summary.textContent()
      },
      { timeout: 110_000, intervals: [30] },
    )
    .toContain('10000')
  expect(await page.getByRole('listitem').count()).toBeLessThan(100)
  const shift = await page.evaluate(
    () => (window as unknown as { seen: { shift: number } }).seen.shift,
  )
  expect(shift).toBeLessThan(0.02)
})
