import { vi } from 'vitest'

/** Replaces XMLHttpRequest: tests control the progress and the answer. */
export class FakeUpload {
  static sent: FakeUpload[] = []
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  status = 0
  responseText = ''
  body?: FormData

  open() {}
  setRequestHeader() {}
  getResponseHeader() {
    return null
  }

  send(body: FormData) {
    this.body = body
    FakeUpload.sent.push(this)
  }

  abort() {
    this.onabort?.()
  }

  progress(loaded: number, total: number) {
    this.upload.onprogress?.({ loaded, total })
  }

  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload?.()
  }
}

export function fakeUploads() {
  FakeUpload.sent = []
  vi.stubGlobal('XMLHttpRequest', FakeUpload)
  return FakeUpload
}

/** A file with the first bytes of a JPEG. */
export function jpeg(name = 'carrot.jpg', size = 64): File {
  const bytes = new Uint8Array(size)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  return new File([bytes], name, { type: 'image/jpeg' })
}
