import { MAX_BYTES, type Refusal } from '@/api/filetype'
import type { ApiProblem } from '@/api/problem'
import type { Result } from '@/api/modelTypes'
import type { Image } from '@/api/types'
import { i18n } from '@/plugins/i18n'

const MEGABYTE = 1024 ** 2

const formats = new Map<string, Intl.NumberFormat>()

/** Cached, because creating an Intl.NumberFormat is slow. */
function format(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options)
  formats.set(key, known)
  return known
}

/** Texts, names and numbers in the language of the page. */
function makeText() {
  const { t, te, locale } = i18n.global

  function category(name: string): string {
    return te(`category.${name}`) ? t(`category.${name}`) : name.replaceAll('_', ' ')
  }

  function color(hex: string): string {
    const key = `color.${hex.slice(1).toUpperCase()}`
    return te(key) ? t(key) : hex
  }

  function source(path: string): string {
    if (path === '/uploads') return t('sources.uploads')
    return path.startsWith('/cameras/') ? t('sources.camera', { name: path.slice(9) }) : path
  }

  function number(value: number, digits = 0): string {
    return format(locale.value, { maximumFractionDigits: digits }).format(value)
  }

  function bytes(count: number): string {
    if (count < 1024) {
      return format(locale.value, { style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(
        count,
      )
    }
    const [unit, size] = count >= MEGABYTE ? ['megabyte', MEGABYTE] : ['kilobyte', 1024]
    const value = count / size
    return format(locale.value, {
      style: 'unit',
      unit,
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value)
  }

  function duration(ms: number): string {
    const seconds = ms >= 1000
    return format(locale.value, {
      style: 'unit',
      unit: seconds ? 'second' : 'millisecond',
      maximumFractionDigits: seconds || ms < 10 ? 1 : 0,
    }).format(seconds ? ms / 1000 : ms)
  }

  function problem(code: string, status = 0): string {
    const values = { max: bytes(MAX_BYTES) }
    const key = [`problem.${code}`, `problem.status${status}`].find((one) => te(one))
    return t(key ?? 'problem.unexpected', values)
  }

  function refusal(refused: Refusal): string {
    const max = bytes(MAX_BYTES)
    if (refused.code === 'image-too-large') {
      return t('problem.image-too-large-actual', { max, actual: bytes(refused.bytes) })
    }
    if (refused.code === 'unsupported-type') {
      const actual = { text: t('text'), '?': t('unknownType') }[refused.actual] ?? refused.actual
      return t('problem.unsupported-type-actual', { actual })
    }
    return t(`problem.${refused.code}`)
  }

  /** What was found in a picture, for example "Carrot 3, Tomato". */
  function found(things: { category: string; count?: number | null }[]): string {
    const names = things.map(({ category: name, count }) =>
      count && count > 1 ? `${category(name)} ${number(count)}` : category(name),
    )
    return names.join(', ') || t('results.nothing')
  }

  /** The result in one line: the label, the category, or why there is none. */
  function verdict(image: Image): string {
    if (image.label) return category(image.label)
    if (image.classification) {
      const name = category(image.classification.category)
      return image.classification.certain ? name : t('image.probably', { name })
    }
    if (image.analysis) return found(image.analysis.found)
    return image.rejection ? problem(image.rejection.code) : t('image.pending')
  }

  /** What one model said, in one line. */
  function summary(result: Result): string {
    if (result.rejection) return problem(result.rejection.code)
    if (result.classification) {
      return `${category(result.classification.category)} ${percent(result.classification.score)}`
    }
    if (result.semantic) return t('results.areas', result.semantic.classes.length)
    return t('results.objects', result.objects?.length ?? 0)
  }

  function percent(score: number, digits = 1): string {
    return format(locale.value, { style: 'percent', maximumFractionDigits: digits }).format(score)
  }

  return {
    t,
    te,
    locale,
    category,
    color,
    source,
    number,
    bytes,
    duration,
    problem,
    refusal,
    verdict,
    summary,
    percent,
    time: (iso: string) =>
      new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'medium' }).format(
        new Date(iso),
      ),
    problemOf: (error: ApiProblem) => problem(error.code, error.status),
  }
}

let text: ReturnType<typeof makeText> | undefined

/** Shared by the whole page, since there is one language at a time. */
export function useText() {
  return (text ??= makeText())
}
