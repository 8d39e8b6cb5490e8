import { expect, type Page, test } from '@playwright/test'
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
