import type { ModelVersion, Reclassification, Result } from '@/api/modelTypes'

/** What a detector said of an image. */
export function aDetection(part: Partial<Result> = {}): Result {
  return {
    model: 'coco-objects',
    version: '1.0.0',
    task: 'detection',
    role: 'primary',
    main: false,
    status: 'ANNOTATED',
    analysedAt: '2026-11-22T08:15:31.120Z',
    objects: [
      { category: 'carrot', score: 0.91, box: [10, 20, 100, 60] },
      { category: 'apple', score: 0.42, box: [120, 30, 40, 40] },
    ],
    ...part,
  }
}

/** What a classifier said of an image. */
export function aVerdict(part: Partial<Result> = {}): Result {
  return {
    model: 'vegetables',
    version: '1.0.0',
    task: 'classification',
    role: 'primary',
    main: true,
    status: 'CLASSIFIED',
    analysedAt: '2026-11-22T08:15:30.391Z',
    classification: {
      model: 'vegetables',
      version: '1.0.0',
      category: 'Carrot',
      score: 0.9731,
      certain: true,
      predictions: [{ category: 'Carrot', score: 0.9731 }],
      colors: { rgb: '#FF8000', ryb: '#FC600A' },
    },
    ...part,
  }
}

/** A version of a model as the API announces it. */
export function aModel(part: Partial<ModelVersion> = {}): ModelVersion {
  return {
    name: 'vegetables',
    version: '1.0.0',
    task: 'classification',
    state: 'READY',
    default: true,
    labels: ['Carrot', 'Tomato'],
    announcedAt: '2026-11-22T08:00:00Z',
    ...part,
  }
}

/** A job that has a model look at stored images again. */
export function aJob(part: Partial<Reclassification> = {}): Reclassification {
  return {
    id: '019b2c5e-7f3a-7c11-a3a5-000000000099',
    model: 'vegetables@2.0.0',
    filter: {},
    state: 'RUNNING',
    total: 10,
    sent: 4,
    done: 4,
    failed: 0,
    changed: 1,
    createdAt: '2026-11-22T08:00:00Z',
    ...part,
  }
}
