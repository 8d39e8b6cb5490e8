import { computed } from 'vue'
import type { Series } from '@/components/stats/chart'
import { fillMinutes } from '@/stores/confusion'
import { useStatistics } from '@/stores/statistics'
import { useText } from './text'
import { themeColor } from './theme'

interface Bars {
  labels: string[]
  series: Series[]
}

/** As many bars as can be read; a detector may know hundreds of categories. */
const MAX_OBJECTS = 20

/** The statistics as data for bar charts, named in the language of the page. */
export function useCharts() {
  const statistics = useStatistics()
  const { t, locale, category, color, problem } = useText()

  function bars(entries: [string, number][], colors: string | string[]): Bars {
    return {
      labels: entries.map(([label]) => label),
      series: [
        { name: t('stats.count'), values: entries.map(([, count]) => count), color: colors },
      ],
    }
  }

  const perMinute = computed<Bars>(() => {
    const minutes = fillMinutes(statistics.stats?.perMinute ?? [], Date.now())
    const clock = new Intl.DateTimeFormat(locale.value, { hour: '2-digit', minute: '2-digit' })
    return {
      labels: minutes.map((entry) => clock.format(new Date(entry.minute))),
      series: [
        {
          name: t('stats.classified'),
          values: minutes.map((entry) => entry.classified),
          color: themeColor('leaf'),
        },
        ...(minutes.some((entry) => entry.analysed)
          ? [
              {
                name: t('stats.analysed'),
                values: minutes.map((entry) => entry.analysed),
                color: themeColor('saffron'),
              },
            ]
          : []),
        {
          name: t('stats.rejected'),
          values: minutes.map((entry) => entry.rejected),
          color: themeColor('secondary'),
        },
      ],
    }
  })

  const categories = computed(() =>
    bars(
      (statistics.stats?.categories ?? [])
        .filter((entry) => entry.count > 0)
        .sort((a, b) => b.count - a.count)
        .map((entry) => [category(entry.name), entry.count]),
      themeColor('leaf'),
    ),
  )

  const objects = computed(() =>
    bars(
      [...(statistics.stats?.objects ?? [])]
        .sort((a, b) => b.count - a.count)
        .slice(0, MAX_OBJECTS)
        .map((entry) => [category(entry.name), entry.count]),
      themeColor('leaf'),
    ),
  )

  const rejections = computed(() =>
    bars(
      (statistics.stats?.rejections ?? []).map((entry) => [problem(entry.code), entry.count]),
      themeColor('secondary'),
    ),
  )

  function colorsOf(palette: 'rgb' | 'ryb'): Bars {
    const entries = statistics.stats?.colors[palette] ?? []
    return bars(
      entries.map((entry) => [color(entry.color), entry.count]),
      entries.map((entry) => entry.color),
    )
  }

  return {
    perMinute,
    categories,
    objects,
    rejections,
    rgb: computed(() => colorsOf('rgb')),
    ryb: computed(() => colorsOf('ryb')),
  }
}
