import { expect, type Locator, type Page, type Response, test } from '@playwright/test'
import { drawPicture, file } from './picture'

/** Dispatches the events of pasting or dragging a file. */
async function give(page: Page, type: 'paste' | 'dragover' | 'drop', name: string, bytes: Buffer) {
  await page.evaluate(
    ([event, called, data]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(data)], called, { type: 'image/png' }))
      const options = { bubbles: true, cancelable: true }
      document.body.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent(event, { ...options, clipboardData: transfer })
          : new DragEvent(event, { ...options, dataTransfer: transfer }),
      )
    },
    [type, name, [...bytes]] as [string, string, number[]],
  )
}

/** The picture has this ratio of width to height; the frame is in its middle and has 92 % of its sides. */
async function expectAround(frame: Locator, picture: Locator, ratio: number) {
  await expect(async () => {
    const outer = (await picture.boundingBox())!
    const inner = (await frame.boundingBox())!
    expect(outer.width / outer.height).toBeCloseTo(ratio, 1)
    expect(inner.width / outer.width).toBeCloseTo(0.92, 2)
    expect(inner.height / outer.height).toBeCloseTo(0.92, 2)
    expect(inner.x + inner.width / 2).toBeCloseTo(outer.x + outer.width / 2, -0.5)
    expect(inner.y + inner.height / 2).toBeCloseTo(outer.y + outer.height / 2, -0.5)
  }).toPass({ timeout: 20_000 })
}

test.describe('upload', () => {
  test('a drawn picture comes back with class, score and colours, and is in the gallery', async ({
    page,
  }) => {
    await page.goto('/upload')
    await page.getByLabel('Choose files').last().setInputFiles(file('drawn.png'))
    const item = page.getByRole('listitem').filter({ hasText: 'drawn.png' })
    await expect(item).toContainText(/\d%/)
    await expect(item).toContainText('RGB:')
    await expect(item).toContainText('RYB:')
    await item.getByRole('link', { name: 'Details: drawn.png' }).click()
    await expect(page).toHaveURL(/\/images\/[0-9a-f-]{36}$/)
    const shown = page.getByRole('dialog').getByRole('img').first()
    await expect(shown).toHaveJSProperty('naturalWidth', 200)
  })

  test('several go in a queue, the bad ones named and refused, the good ones sent', async ({
    page,
  }) => {
    await page.goto('/upload')
    const posts: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url())
    })
    await page
      .getByLabel('Choose files')
      .last()
      .setInputFiles([
        file('one.png'),
        file('notes.jpg', Buffer.from('these are only words'), 'image/jpeg'),
        file('paper.pdf', Buffer.from('%PDF-1.7 .....'), 'application/pdf'),
        file('two.png'),
      ])
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    const accepted = 'JPEG, PNG, WebP, GIF and BMP are accepted'
    await expect(row('notes.jpg')).toContainText(`${accepted}; this file is text.`)
    await expect(row('paper.pdf')).toContainText(`${accepted}; this file is PDF.`)
    await expect(row('one.png')).toContainText(/\d%/)
    await expect(row('two.png')).toContainText(/\d%/)
    expect(posts).toHaveLength(2)
  })

  test('one under way is cancelled and sent again', async ({ page }) => {
    await page.goto('/upload')
    const item = page.getByRole('listitem').filter({ hasText: 'slow.png' })
    // The upload is never answered.
    await page.route('**/api/v1/images', () => {})
    await page.getByLabel('Choose files').last().setInputFiles(file('slow.png'))
    await item.getByRole('button', { name: 'Cancel: slow.png' }).click()
    await expect(item).toContainText('Cancelled')
    await page.unroute('**/api/v1/images')
    await item.getByRole('button', { name: 'Try again: slow.png' }).click()
    await expect(item).toContainText(/\d%/)
  })

  test('results are pushed: the page asks for no image while it waits', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => {
      if (/\/images\/[0-9a-f-]{36}$/.test(request.url())) asked.push(request.url())
    })
    await page.goto('/upload')
    await page
      .getByLabel('Choose files')
      .last()
      .setInputFiles([file('a.png'), file('b.png')])
    for (const name of ['a.png', 'b.png']) {
      await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(/\d%/)
    }
    // When the stream opens, the page asks once for each image that it may have missed.
    expect(asked.length).toBeLessThanOrEqual(2)
  })

  test('a file that is too large is refused at once with both sizes', async ({ page }) => {
    await page.goto('/upload')
    const large = Buffer.concat([drawPicture(), Buffer.alloc(17 * 1024 * 1024)])
    await page.getByLabel('Choose files').last().setInputFiles(file('huge.png', large))
    await expect(page.getByRole('listitem')).toContainText(
      'Up to 16 MB are accepted; this file has 17 MB.',
    )
  })

  test('what the server finds wrong is told in the language of the user', async ({ page }) => {
    await page.addInitScript(() =>
      localStorage.setItem('romanesco.preferences', JSON.stringify({ locale: 'ru' })),
    )
    await page.goto('/upload')
    const half = drawPicture([200, 30, 30], 400)
    await page
      .getByLabel('Выбрать файлы')
      .last()
      .setInputFiles(file('half.png', half.subarray(0, half.length / 2)))
    await expect(page.getByRole('listitem')).toContainText(/обрывается|повреждён/)
  })

  test('pasting works, and cropping is offered before sending', async ({ page }) => {
    await page.goto('/upload')
    await page.getByLabel('Let me crop before sending').check()
    await give(page, 'paste', 'pasted.png', drawPicture())
    const item = page.getByRole('listitem').filter({ hasText: 'pasted.png' })
    await expect(item).toContainText('Ready to send')
    await item.getByRole('button', { name: 'Send: pasted.png' }).click()
    await expect(item).toContainText(/\d%/)
  })

  test('dropped files go out, wherever on the view they are let go', async ({ page }) => {
    await page.goto('/upload')
    await expect(page.getByText('Drop photographs here')).toBeVisible()
    await give(page, 'dragover', 'dropped.png', drawPicture())
    await expect(page.getByText('Let go to upload')).toBeVisible()
    await give(page, 'drop', 'dropped.png', drawPicture())
    await expect(page.getByText('Drop photographs here')).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'dropped.png' })).toContainText(/\d%/)
  })

  test('a square crop of a picture far from square is offered and holds up no other', async ({
    page,
    request,
  }) => {
    await page.goto('/upload')
    const wide = () => drawPicture([240, 120, 20], 200, [250, 250, 245], 480)
    const chooser = page.getByLabel('Choose files').last()
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    const offer = 'This picture is far from square.'
    await chooser.setInputFiles([file('wide.png', wide()), file('whole.png', wide())])
    await expect(row('wide.png')).toContainText(offer)
    await expect(row('whole.png')).toContainText(offer)
    // Screen readers hear of each offer.
    for (const name of ['wide.png', 'whole.png']) {
      await expect(page.getByRole('log').getByText(`${name}: ${offer}`)).toHaveCount(1)
    }
    await chooser.setInputFiles([file('other.png')])
    await expect(row('other.png')).toContainText(/\d%/)
    await expect(row('wide.png')).toContainText(offer)

    const answered = () =>
      page.waitForResponse((answer) => answer.request().method() === 'POST', { timeout: 60_000 })
    const sizeOf = async (answer: Promise<Response>) => {
      const { id } = (await (await answer).json()) as { id: string }
      const { width, height } = await (await request.get(`/api/v1/images/${id}`)).json()
      return { width, height }
    }
    const whole = answered()
    await row('whole.png').getByRole('button', { name: 'Send as it is: whole.png' }).click()
    await expect(row('whole.png')).toContainText(/\d%/)
    await expect(row('whole.png')).not.toContainText(offer)
    expect(await sizeOf(whole)).toEqual({ width: 480, height: 200 })

    await row('wide.png').getByRole('button', { name: 'Crop to a square: wide.png' }).click()
    const dialog = page.getByRole('dialog')
    const frame = dialog.locator('cropper-selection')
    const picture = dialog.locator('cropper-image')
    await expect(async () => {
      const outer = (await picture.boundingBox())!
      const inner = (await frame.boundingBox())!
      expect(outer.width / outer.height).toBeCloseTo(2.4, 1)
      expect(inner.width).toBeCloseTo(inner.height, 0)
      expect(inner.height).toBeCloseTo(outer.height, 0)
      expect(inner.x + inner.width / 2).toBeCloseTo(outer.x + outer.width / 2, -0.5)
    }).toPass({ timeout: 20_000 })
    await dialog.getByRole('button', { name: 'Smaller frame' }).click()
    const smaller = (await frame.boundingBox())!
    expect(smaller.width).toBeCloseTo(smaller.height, 0)
    await dialog.getByRole('button', { name: 'Start over' }).click()
    const square = answered()
    await dialog.getByRole('button', { name: 'Crop and send' }).click()
    await expect(row('wide.png')).toContainText('RGB: Orange')
    const { width, height } = await sizeOf(square)
    expect(width).toBeCloseTo(200, -1)
    expect(width).toBeCloseTo(height, 0)
  })

  test('the frame lies where the picture lies, turned too, and what is in it goes out', async ({
    page,
    request,
  }) => {
    await page.goto('/upload')
    await page.getByLabel('Let me crop before sending').check()
    await page
      .getByLabel('Choose files')
      .last()
      .setInputFiles(file('wide.png', drawPicture([240, 120, 20], 200, [250, 250, 245], 400)))
    const item = page.getByRole('listitem').filter({ hasText: 'wide.png' })
    await item.getByRole('button', { name: 'Crop: wide.png' }).click()
    const dialog = page.getByRole('dialog')
    const frame = dialog.locator('cropper-selection')
    const picture = dialog.locator('cropper-image')

    // Twice as wide as high, over the middle of the picture, 92 % of each side.
    await expectAround(frame, picture, 2)
    await dialog.getByRole('button', { name: 'Turn right' }).click()
    await expectAround(frame, picture, 0.5)

    const before = (await frame.boundingBox())!
    await dialog.getByRole('button', { name: 'Move frame right' }).click()
    await dialog.getByRole('button', { name: 'Move frame down' }).click()
    await dialog.getByRole('button', { name: 'Smaller frame' }).click()
    const after = (await frame.boundingBox())!
    expect(after.width - before.width).toBeCloseTo(-24, 0)
    expect(after.height - before.height).toBeCloseTo(-24, 0)
    expect(after.x - before.x).toBeCloseTo(24 + 12, 0)
    expect(after.y - before.y).toBeCloseTo(24 + 12, 0)

    await dialog.getByRole('button', { name: 'Start over' }).click()
    await expectAround(frame, picture, 2)
    const sent = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await dialog.getByRole('button', { name: 'Crop and send' }).click()
    const { id } = (await (await sent).json()) as { id: string }
    await expect(item).toContainText('RGB: Orange')
    const { width, height } = await (await request.get(`/api/v1/images/${id}`)).json()
    expect(width).toBeCloseTo(400 * 0.92, -1)
    expect(height).toBeCloseTo(200 * 0.92, -1)
  })
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } })

  test('the camera is offered, and what it takes goes out', async ({ page }) => {
    await page.goto('/upload')
    const camera = page.locator('input[capture=environment]')
    await expect(camera).toHaveAttribute('accept', /image\/jpeg/)
    const chooser = page.waitForEvent('filechooser')
    await page.locator('button', { hasText: 'Take a photograph' }).click()
    await (await chooser).setFiles(file('taken.png'))
    await expect(page.getByRole('listitem').filter({ hasText: 'taken.png' })).toContainText(/\d%/)
  })
})
