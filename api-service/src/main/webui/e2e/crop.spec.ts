import { expect, type Locator, type Response, test } from '@playwright/test'
import { drawPicture, file } from './picture'

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

test.describe('cropping', () => {
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
