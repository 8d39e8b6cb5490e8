import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { Look } from '@/components/stats/chart'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip)

export interface Line {
  name: string
  values: (number | null)[]
  color: string
  /** Lengths of strokes and gaps in pixels; empty: a whole line. */
  dash: number[]
}

export interface Lines {
  /** Names of the axes. */
  across: string
  up: string
  labels: (string | number | null)[]
  lines: Line[]
  /** Writes a value of the upright axis. */
  format: (value: number) => string
}

/** Draws lines over common points. */
export function lineChart(canvas: HTMLCanvasElement, data: Lines, look: Look): Chart {
  const title = (text: string) => ({ display: true, text, color: look.ink })
  const grid = { color: look.grid }
  return new Chart(canvas, {
    type: 'line',
    data: {
      labels: data.labels,
      datasets: data.lines.map(({ name, values, color, dash }) => ({
        label: name,
        data: values,
        borderColor: color,
        backgroundColor: color,
        borderDash: dash,
        // A single value has no line.
        pointRadius: values.filter((value) => value !== null).length > 30 ? 0 : 2.5,
        borderWidth: 2,
        spanGaps: true,
      })),
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      locale: look.locale,
      scales: {
        x: {
          grid,
          ticks: { color: look.ink, maxRotation: 0, autoSkipPadding: 12 },
          title: title(data.across),
        },
        y: {
          grid,
          ticks: { color: look.ink, callback: (value) => data.format(Number(value)) },
          title: title(data.up),
        },
      },
      interaction: { mode: 'index', intersect: false },
      plugins: {
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed }) => `${dataset.label}: ${data.format(parsed.y ?? 0)}`,
          },
        },
      },
    },
  })
}
