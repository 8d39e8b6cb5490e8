/** Counts events by second: their rate, and their history over the last minute. */
export class RateWindow {
  private readonly counts = new Map<number, number>()

  constructor(
    private readonly span = 60,
    private readonly recent = 10,
  ) {}

  add(now: number): void {
    const second = Math.floor(now / 1000)
    this.counts.set(second, (this.counts.get(second) ?? 0) + 1)
    for (const known of this.counts.keys()) {
      if (known <= second - this.span) this.counts.delete(known)
    }
  }

  /** Events a second over the last full `recent` seconds. */
  rate(now: number): number {
    const last = Math.floor(now / 1000) - 1
    let sum = 0
    for (let i = 0; i < this.recent; i++) sum += this.counts.get(last - i) ?? 0
    return sum / this.recent
  }

  /** One count for each of the last `span` full seconds, oldest first. */
  history(now: number): number[] {
    const second = Math.floor(now / 1000)
    return Array.from({ length: this.span }, (_, i) => this.counts.get(second - this.span + i) ?? 0)
  }
}
