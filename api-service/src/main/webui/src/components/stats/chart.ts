import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  Tooltip,
} from 'chart.js'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

export interface Series {
  name: string
  values: number[]
  /** One colour, or one for each value. */
  color: string | string[]
}

export interface Look {
  ink: string
  grid: string
  locale: string
}

/** A bar chart with stacked series: horizontal bars for names, upright ones for points in time. */
export function barConfig(
  labels: (string | string[])[],
  series: Series[],
  horizontal: boolean,
  look: Look,
): ChartConfiguration<'bar'> {
  const names = {
    stacked: true,
    border: { display: false },
    grid: { display: false },
    ticks: { color: look.ink, autoSkip: !horizontal, maxRotation: 0 },
  }
  const counts = {
    stacked: true,
    beginAtZero: true,
    border: { display: false },
    grid: { color: look.grid },
    ticks: { color: look.ink, precision: 0, maxTicksLimit: 6 },
  }
  return {
    type: 'bar',
    data: {
      labels,
      datasets: series.map((one) => ({
        label: one.name,
        data: one.values,
        backgroundColor: one.color,
        borderRadius: 4,
        maxBarThickness: 26,
      })),
    },
    options: {
      indexAxis: horizontal ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      locale: look.locale,
      animation: false,
      scales: horizontal ? { x: counts, y: names } : { x: names, y: counts },
      plugins: { tooltip: { displayColors: series.length > 1 } },
    },
  }
}

export { Chart }
