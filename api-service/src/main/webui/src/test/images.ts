import type { Image } from '@/api/types'

/** An image as the API returns it. The number is part of its id. */
export function anImage(number = 1, part: Partial<Image> = {}): Image {
  const id = `019b2c5e-7f3a-7c11-a3a5-${String(number).padStart(12, '0')}`
  return {
    id,
    source: '/uploads',
    status: 'CLASSIFIED',
    submittedAt: '2026-11-22T08:15:30.123Z',
    classifiedAt: '2026-11-22T08:15:30.391Z',
    contentType: 'image/jpeg',
    width: 224,
    height: 224,
    bytes: 18233,
    content: `/api/v1/images/${id}/content`,
    classification: {
      model: 'vegetables',
      version: '1.0.0',
      category: 'Carrot',
      score: 0.9731,
      certain: true,
      predictions: [
        { category: 'Carrot', score: 0.9731 },
        { category: 'Pumpkin', score: 0.0142 },
      ],
      colors: { rgb: '#FF8000', ryb: '#FC600A' },
    },
    ...part,
  }
}

export function pending(number = 1): Image {
  const { classification: _, classifiedAt: __, ...rest } = anImage(number)
  return { ...rest, status: 'PENDING' }
}
