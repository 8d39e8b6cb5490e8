import { expect, type Page, type Response, test } from '@playwright/test'
import { haveImages, type Known } from './stack'

let images: Known[] = []

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(300_000)
  const request = await playwright.request.newContext({ baseURL })
  images = await haveImages(request, 4)
  await request.dispose()
})

const photographs = (page: Page) =>
  page.getByRole('list', { name: 'Photographs' }).getByRole('listitem')

/** The ids of an answer of GET /images. */
const idsOf = async (answer: Response) =>
  ((await answer.json()) as { items: Known[] }).items.map((image) => image.id)

/** The grid shows exactly these photographs, in this order. */
async function expectShown(page: Page, ids: string[]) {
  await expect
    .poll(() =>
      page
        .locator('[data-id]')
        .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-id'))),
    )
    .toEqual(ids)
}

/** Resolves with the next answer of GET /images. */
const nextList = (page: Page) =>
  page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/v1/images')

test.describe('browse', () => {
  test('the first page of photographs is requested once, before the scripts', async ({ page }) => {
    const lists: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/images?')) lists.push(request.url())
    })
    await page.goto('/?count=4')
    await expect(photographs(page)).toHaveCount(4)
    expect(lists).toHaveLength(1)
  })

  test('filters are in the address, and the back button takes them back', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: '3', exact: true }).click()
    await expect(page).toHaveURL(/\/\?count=3$/)
    await expect(photographs(page)).toHaveCount(3)
    await page.getByRole('button', { name: 'RYB', exact: true }).click()
    await expect(page).toHaveURL(/\/\?palette=ryb&count=3$/)
    await page.getByRole('button', { name: 'Blue-violet' }).click()
    await expect(page).toHaveURL(/\/\?palette=ryb&color=4424D6&count=3$/)
    await expect(page.getByRole('heading', { name: 'No photograph matches' })).toBeVisible()
    await expect(photographs(page)).toHaveCount(0)
    await page.goBack()
    await expect(page).toHaveURL(/\/\?palette=ryb&count=3$/)
    await expect(photographs(page)).toHaveCount(3)
  })

  test('an address with filters shows what the API finds with them', async ({ page, request }) => {
    const { category, colors } = images[0]!.classification!
    const color = colors.ryb.slice(1)
    const asked = nextList(page)
    await page.goto(`/?category=${category}&palette=ryb&color=${color}&count=5`)
    const answer = await asked
    expect(Object.fromEntries(new URL(answer.url()).searchParams)).toEqual({
      category,
      palette: 'ryb',
      color: `#${color}`,
      order: 'newest',
      limit: '5',
    })
    const ids = await idsOf(answer)
    expect(ids).toContain(images[0]!.id)
    await expectShown(page, ids)
    await expect(page.getByRole('button', { pressed: true, name: '5', exact: true })).toBeVisible()
    for (const id of ids) {
      const found = (await (await request.get(`/api/v1/images/${id}`)).json()) as Known
      expect(found.label ?? found.classification!.category).toBe(category)
      expect(found.classification!.colors.ryb).toBe(colors.ryb)
    }
  })

  test('a random sample is shown as it comes, and so is another', async ({ page }) => {
    const first = nextList(page)
    await page.goto('/?count=2&order=random')
    const shown = await idsOf(await first)
    expect(shown).toHaveLength(2)
    await expectShown(page, shown)
    const second = nextList(page)
    await page.getByRole('button', { name: 'Another sample' }).click()
    const answer = await second
    expect(new URL(answer.url()).search).toContain('order=random&limit=2')
    await expectShown(page, await idsOf(answer))
  })

  test('a photograph opens over the grid with all that is known of it', async ({ page }) => {
    await page.goto('/?count=9')
    const tile = photographs(page).first().getByRole('link')
    const id = await tile.getAttribute('data-id')
    await tile.click()
    await expect(page).toHaveURL(new RegExp(`/images/${id}\\?count=9$`))
    const dialog = page.getByRole('dialog')
    await expect(
      dialog.getByRole('list', { name: 'What it may be' }).getByRole('listitem'),
    ).toHaveText(Array<RegExp>(5).fill(/^[A-Z][a-z ]+[\d.]+%$/))
    await expect(dialog).toContainText(/RGB: [A-Z]/)
    await expect(dialog).toContainText(/vegetables \d+\.\d+\.\d+/)
    await expect(dialog).toContainText(id!)
    await dialog.getByLabel('Where the model looked').check()
    await expect(dialog.locator('canvas')).toBeVisible()
    const strength = dialog.getByRole('slider', { name: 'Strength of the overlay' })
    await strength.press('End')
    await expect(dialog.locator('canvas')).toHaveCSS('opacity', '1')
    await dialog.getByRole('button', { name: 'Copy link' }).click()
    await expect(dialog.locator('.notice')).toContainText('Link copied.')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(new URL(link).pathname).toBe(`/images/${id}`)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/\/\?count=9$/)
    await expect(dialog).toHaveCount(0)
  })

  test('a person corrects the label and takes it back', async ({ page, request }) => {
    const { id } = images[1]!
    const label = async () => (await (await request.get(`/api/v1/images/${id}`)).json()).label
    await page.goto(`/images/${id}`)
    const field = page.getByRole('combobox', { name: 'What it really is' })
    await field.selectOption('Tomato')
    await expect(page.getByText('Corrected.').first()).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Tomato', exact: true })).toBeVisible()
    expect(await label()).toBe('Tomato')
    await field.selectOption('No correction')
    await expect(page.getByText('Correction taken back.').first()).toBeVisible()
    expect((await label()) ?? null).toBeNull()
  })

  test('deleting can be undone, and is for good when it is not', async ({ page, request }) => {
    const { id } = images[2]!
    const status = async () => (await request.get(`/api/v1/images/${id}`)).status()
    const deletions: string[] = []
    page.on('request', (sent) => {
      if (sent.method() === 'DELETE') deletions.push(sent.url())
    })
    await page.clock.install()
    await page.goto(`/images/${id}`)
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.clock.fastForward('01:00')
    await expect(page.getByText('Photograph deleted.')).toHaveCount(0)
    expect(deletions).toEqual([])
    expect(await status()).toBe(200)
    await page.goto(`/images/${id}`)
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
    expect(deletions).toEqual([])
    await page.clock.fastForward('01:00')
    await expect.poll(status).toBe(404)
    expect(deletions).toHaveLength(1)
  })

  test('an address that leads nowhere says so', async ({ page }) => {
    await page.goto('/images/00000000-0000-7000-8000-000000000000')
    const dialog = page.getByRole('dialog', { name: 'This photograph does not exist' })
    await expect(dialog).toContainText('It may have been deleted, or the link is incomplete.')
    await page.goto('/no/such/page')
    await expect(page.getByRole('heading', { name: 'Nothing grows here' })).toBeVisible()
    await page.getByRole('link', { name: 'To the photographs' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Photographs' })).toBeVisible()
  })
})
