/** Replaces the browser's Image, which jsdom never loads. All have this size; without a size they fail to load. */
export class FakeImage {
  static size: { width: number; height: number } | undefined = { width: 100, height: 100 }
  naturalWidth = 0
  naturalHeight = 0
  onload?: () => void
  onerror?: () => void

  set src(_url: string) {
    const { size } = FakeImage
    this.naturalWidth = size?.width ?? 0
    this.naturalHeight = size?.height ?? 0
    queueMicrotask(() => (size ? this.onload?.() : this.onerror?.()))
  }
}
