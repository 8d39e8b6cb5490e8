import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Ends the run with one plain line of counts. */
export default class Summary implements Reporter {
  private readonly outcomes = new Map<string, TestResult['status']>()

  onTestEnd(test: TestCase, result: TestResult): void {
    this.outcomes.set(test.id, result.status)
  }

  onEnd(): void {
    const all = [...this.outcomes.values()]
    const passed = all.filter((status) => status === 'passed').length
    const skipped = all.filter((status) => status === 'skipped').length
    const failed = all.length - passed - skipped
    console.log(`page: ${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
}
