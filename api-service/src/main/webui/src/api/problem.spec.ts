import { describe, expect, it } from 'vitest'
import sample from '../../../../../../deploy/contracts/samples/problem.json'
import { problemOf } from './problem'

describe('reading a refusal', () => {
  it('takes code, detail and trace from the contract sample', () => {
    const problem = problemOf(415, JSON.stringify(sample))
    expect(problem).toMatchObject({
      code: 'unsupported-type',
      status: 415,
      traceId: sample.traceId,
      message: sample.detail,
    })
  })

  it('makes a code of the status when a proxy answers with a page of its own', () => {
    const problem = problemOf(502, '<html>Bad gateway</html>', '7')
    expect(problem).toMatchObject({ code: 'http-502', status: 502, retryAfter: 7 })
  })
})
