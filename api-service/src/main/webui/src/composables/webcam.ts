import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { isAbort } from '@/api/http'
import { deleteImage, submitFrame } from '@/api/images'
import { asProblem } from '@/api/problem'
import type { Image } from '@/api/types'

/** Longest side of an uploaded frame in pixels; the models look at fewer. */
const MAX_SIDE = 640
const WAIT_SECONDS = 5

export type WebcamError = 'denied' | 'missing' | 'busy' | 'insecure'

export function webcamErrorOf(error: unknown): WebcamError {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
}

/** Uploads frames of the webcam one at a time. Frames that are due while one is under way are dropped. */
export function useWebcam(video: () => HTMLVideoElement | undefined) {
  const running = ref(false)
  const rate = ref(2)
  const keep = ref(false)
  const sent = ref(0)
  const dropped = ref(0)
  const tookMs = ref<number>()
  const result = shallowRef<Image>()
  const webcamError = ref<WebcamError>()
  const problem = ref<{ code: string; status: number }>()
  const canvas = document.createElement('canvas')
  let media: MediaStream | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let call: AbortController | undefined

  async function start() {
    webcamError.value = undefined
    if (!navigator.mediaDevices) {
      webcamError.value = 'insecure'
      return
    }
    try {
      media = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 } },
      })
    } catch (error) {
      webcamError.value = webcamErrorOf(error)
      return
    }
    const element = video()
    if (!element) return stop()
    element.srcObject = media
    await element.play()
    running.value = true
    tick()
  }

  function tick() {
    if (!running.value) return
    timer = setTimeout(tick, 1000 / rate.value)
    if (call) dropped.value++
    else void send()
  }

  async function send() {
    const current = (call = new AbortController())
    try {
      const frame = await captureFrame()
      if (!frame) return
      const began = performance.now()
      const image = await submitFrame(frame, WAIT_SECONDS, current.signal)
      sent.value++
      tookMs.value = Math.round(performance.now() - began)
      problem.value = undefined
      result.value = image
      if (!keep.value) deleteImage(image.id).catch(() => undefined)
    } catch (error) {
      if (!isAbort(error)) problem.value = asProblem(error)
    } finally {
      if (call === current) call = undefined
    }
  }

  function captureFrame(): Promise<Blob | null> {
    const element = video()
    if (!element?.videoWidth) return Promise.resolve(null)
    const scale = Math.min(1, MAX_SIDE / Math.max(element.videoWidth, element.videoHeight))
    canvas.width = Math.round(element.videoWidth * scale)
    canvas.height = Math.round(element.videoHeight * scale)
    canvas.getContext('2d')?.drawImage(element, 0, 0, canvas.width, canvas.height)
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  }

  function stop() {
    running.value = false
    clearTimeout(timer)
    call?.abort()
    call = undefined
    media?.getTracks().forEach((track) => track.stop())
    result.value = undefined
  }

  onBeforeUnmount(stop)
  return { running, rate, keep, sent, dropped, tookMs, result, webcamError, problem, start, stop }
}
