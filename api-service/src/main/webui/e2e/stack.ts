import type { APIRequestContext } from '@playwright/test'
import { Kafka, logLevel } from 'kafkajs'
import { readFileSync } from 'node:fs'
import { drawPicture } from './picture'

export const KAFKA = process.env['KAFKA_BOOTSTRAP_SERVERS']

/** The process id of api-service; undefined where the stack was not started by test.sh. */
export function apiProcess(): number | undefined {
  const file = process.env['STACK']
  if (!file) return undefined
  const { processes } = JSON.parse(readFileSync(file, 'utf8')) as {
    processes: { name: string; pid: number }[]
  }
  return processes.find(({ name }) => name === 'api-service')?.pid
}

export interface Known {
  id: string
  status: string
  source: string
  label?: string | null
  classification?: { category: string; colors: { rgb: string; ryb: string } }
}

/** Uploads pictures through the API and waits for their results. */
export async function haveImages(request: APIRequestContext, count: number): Promise<Known[]> {
  const colors: [number, number, number][] = [
    [240, 120, 20],
    [200, 30, 30],
    [60, 140, 40],
    [120, 40, 130],
  ]
  const images: Known[] = []
  for (let i = 0; i < count; i++) {
    const answer = await request.post('/api/v1/images', {
      headers: { Prefer: 'wait=30', 'Content-Type': 'image/png' },
      data: drawPicture(colors[i % colors.length]),
      timeout: 60_000,
    })
    const image = (await answer.json()) as Known
    if (image.status !== 'CLASSIFIED') throw new Error(`no result within 30 s: ${image.status}`)
    images.push(image)
  }
  return images
}

/** Sends pictures to Kafka as a simple camera does: bytes and a key, no headers. */
export async function cameraSends(camera: string, pictures: Buffer[]): Promise<void> {
  const kafka = new Kafka({
    clientId: 'e2e-camera',
    brokers: KAFKA!.split(','),
    logLevel: logLevel.ERROR,
  })
  const producer = kafka.producer()
  await producer.connect()
  try {
    await producer.send({
      topic: 'images',
      messages: pictures.map((value) => ({ key: camera, value })),
    })
  } finally {
    await producer.disconnect()
  }
}
