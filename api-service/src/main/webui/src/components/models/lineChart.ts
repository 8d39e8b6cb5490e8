import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { DataTable } from '@/api/modelTypes'
import type { Look } from '@/components/stats/chart'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip)

/** Draws each column after the first as a line over the first one. */
export function lineChart(
  canvas: HTMLCanvasElement,
  table: DataTable,
  colorOf: (curve: number) => string,
  look: Look,
): Chart {
  const axis = { ticks: { color: look.ink }, grid: { color: look.grid } }
  return new Chart(canvas, {
    type: 'line',
    data: {
      labels: table.rows.map((row) => row[0]),
      datasets: table.columns.slice(1).map((label, i) => ({
        label,
        data: table.rows.map((row) => row[i + 1] as number | null),
        borderColor: colorOf(i),
        backgroundColor: colorOf(i),
        pointRadius: 2,
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
        x: { ...axis, title: { display: true, text: table.columns[0], color: look.ink } },
        y: axis,
      },
      interaction: { mode: 'index', intersect: false },
    },
  })
}
