import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { drawPicture, file } from './picture'
import { haveImages, type Known } from './stack'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
let image: Known
/** Images to delete, one for each screen. */
let spare: Known[] = []

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(300_000)
  const request = await playwright.request.newContext({ baseURL })
  ;[image, ...spare] = (await haveImages(request, 3)) as [Known, ...Known[]]
  await request.dispose()
})

/** Each view, in states that show most of its elements. */
const views: Record<string, (page: Page) => Promise<unknown>> = {
  browse: async (page) => {
    await page.goto('/?palette=ryb&count=9')
    await expect(page.getByRole('listitem').first()).toBeVisible()
  },
  'no match': async (page) => {
    await page.goto('/?color=8000FF&category=Bean&status=failed')
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  },
  image: async (page) => {
    await page.goto(`/images/${image.id}`)
    await expect(page.getByRole('dialog').getByRole('list')).toBeVisible()
  },
  upload: async (page) => {
    await page.goto('/upload')
    const chooser = page.locator('input[type=file]').first()
    const wide = file('wide.png', drawPicture([60, 140, 40], 200, [250, 250, 245], 480))
    await chooser.setInputFiles([file('a.png'), file('b.txt', Buffer.from('words')), wide])
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await expect(row('a.png')).toContainText(/\d\s?%/)
    // Crop to a square, send as it is, remove.
    await expect(row('wide.png').getByRole('button')).toHaveCount(3)
  },
  'crop dialog': async (page) => {
    await page.goto('/upload')
    await page.getByRole('switch').check()
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([file('a.png')])
    await page.getByRole('listitem').locator('.btn').nth(1).click()
    await expect(page.getByRole('dialog').locator('cropper-selection')).toBeVisible()
  },
  live: (page) => page.goto('/live'),
  'live, paused': async (page) => {
    await page.goto('/live')
    await page.locator('.controls .btn').click()
    await expect(page.locator('.paused')).toBeVisible()
  },
  'webcam, off': (page) => page.goto('/live/webcam'),
  'webcam, running': async (page) => {
    await page.goto('/live/webcam')
    await page.locator('.panel .btn').click()
    await expect(page.locator('.caption')).toContainText(/\d\s?%/)
  },
  'deleted, to be undone': async (page) => {
    await page.goto(`/images/${spare.pop()!.id}`)
    await page.getByRole('dialog').locator('.btn.danger').click()
    await expect(page.locator('.notice')).toBeVisible()
    await page.locator('.notice').hover()
  },
  'language menu': async (page) => {
    await page.goto('/upload')
    await page.locator('.tools .btn').first().click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'label being chosen': async (page) => {
    await page.goto(`/images/${image.id}`)
    const select = page.getByRole('dialog').getByRole('combobox').last()
    await expect(select.locator('option[value=Tomato]')).toHaveCount(1)
    await select.focus()
  },
  statistics: async (page) => {
    await page.goto('/statistics')
    await expect(page.getByRole('img').first()).toBeVisible()
  },
  models: async (page) => {
    await page.goto('/models')
    await expect(page.getByRole('table').first()).toBeVisible()
  },
  'a version of a model': async (page) => {
    await page.goto('/models/vegetables/1.2.0')
    await expect(page.getByRole('table').first()).toBeVisible()
  },
  'training curves': async (page) => {
    await page.goto('/models/nanodet/1.0.0')
    await expect(page.locator('figure canvas').first()).toBeVisible()
  },
  sources: async (page) => {
    await page.goto('/models/sources')
    await page.locator('summary').first().click()
    await page.getByRole('checkbox', { name: 'nanodet' }).check()
    await expect(page.getByRole('combobox').first()).toBeVisible()
  },
  export: async (page) => {
    await page.goto('/?category=Carrot')
    await page.locator('.results > .head > .btn').click()
    await expect(page.getByRole('radio', { name: 'ImageFolder' })).toBeVisible()
  },
  'a job with failures': async (page) => {
    const id = '019b2c5e-7f3a-7c11-a3a5-000000000099'
    const job = { id, model: 'vegetables@1.0.0', filter: { category: 'Carrot' }, state: 'DONE' }
    const counts = { total: 9, sent: 9, done: 7, failed: 2, changed: 1 }
    const failed = { image: image.id, reason: 'the original is not in the archive' }
    const changed = { image: image.id, content: `/api/v1/images/${image.id}/content` }
    const answers = {
      [id]: { ...job, ...counts, createdAt: '2026-11-22T08:00:00Z' },
      failures: { items: [failed, { image: 'other', reason: 'no result came' }] },
      changes: {
        items: [{ ...changed, before: 'Carrot', after: 'Bean' }],
        counts: [{ before: 'Carrot', after: 'Bean', count: 1 }],
      },
    }
    await page.route(`**/api/v1/reclassifications/${id}**`, (route) => {
      const name = new URL(route.request().url()).pathname.split('/').pop()!
      return route.fulfill({ json: answers[name as keyof typeof answers] })
    })
    await page.goto(`/models/reclassifications/${id}`)
    await page.locator('summary').click()
    await expect(page.locator('.reasons li')).toHaveCount(2)
    await expect(page.locator('.tiles li')).toHaveCount(1)
  },
  disagreements: async (page) => {
    await page.goto('/models/disagreements')
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  },
  'classify again': async (page) => {
    await page.goto('/models/reclassifications')
    await expect(page.getByRole('combobox').first()).toBeVisible()
  },
  lost: (page) => page.goto('/nowhere'),
}

/** Only on narrow screens, which have no room for the filters beside the grid. */
const onPhones: typeof views = {
  'filter sheet': async (page) => {
    await page.goto('/')
    await page.locator('.results').getByRole('button').first().click()
    await expect(page.getByRole('dialog').locator('.swatch').first()).toBeVisible()
  },
}

for (const [look, options] of Object.entries({
  'light, wide': { colorScheme: 'light', viewport: { width: 1440, height: 900 }, locale: 'en-US' },
  'dark, phone': { colorScheme: 'dark', viewport: { width: 360, height: 740 }, locale: 'ru-RU' },
} as const)) {
  test.describe(look, () => {
    test.use(options)
    const shown = look.includes('phone') ? { ...views, ...onPhones } : views
    for (const [name, open] of Object.entries(shown)) {
      test(`axe finds nothing in ${name}`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: options.colorScheme })
        await open(page)
        await expect(page.getByRole('heading').first()).toBeAttached()
        await page.waitForLoadState('load')
        await page.evaluate(() =>
          Promise.all(
            document
              .getAnimations()
              .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
              .map((one) => one.finished.catch(() => undefined)),
          ),
        )
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`,
        )
        expect(found).toEqual([])
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(sideways, 'the page does not scroll sideways').toBeLessThanOrEqual(0)
      })
    }
  })
}
