import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { isAbort } from '@/api/http'
import { listModels } from '@/api/models'
import type { ModelVersion } from '@/api/modelTypes'
import { type ApiProblem, asProblem } from '@/api/problem'

/** The models and their versions. */
export const useModels = defineStore('models', () => {
  const versions = ref<ModelVersion[]>([])
  const loaded = ref(false)
  const problem = ref<ApiProblem>()
  /** Names of the models that can be asked, the default one first. */
  const askable = computed(() => {
    const ready = versions.value.filter(({ state }) => state === 'READY')
    return [...new Set(ready.sort((a, b) => +b.default - +a.default).map(({ name }) => name))]
  })
  const defaultName = computed(() => versions.value.find((one) => one.default)?.name)
  /** The versions by model, the default model first. */
  const groups = computed(() => {
    const names = [...new Set(versions.value.map(({ name }) => name))]
    return names
      .map((name) => ({
        name,
        versions: versions.value.filter((one) => one.name === name),
        isDefault: name === defaultName.value,
      }))
      .sort((a, b) => +b.isDefault - +a.isDefault || a.name.localeCompare(b.name))
  })

  async function load(signal?: AbortSignal) {
    try {
      versions.value = await listModels(signal)
      loaded.value = true
      problem.value = undefined
    } catch (error) {
      if (!isAbort(error)) problem.value = asProblem(error)
    }
  }

  return { versions, loaded, problem, askable, defaultName, groups, load }
})
