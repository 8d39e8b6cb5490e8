import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** While the element is there, everything else of the page is inert; then the focus goes back to where it was. */
export function useModal(element: Ref<HTMLElement | undefined>) {
  const page = () => document.getElementById('app')
  let before: Element | null = null

  onMounted(() => {
    before = document.activeElement
    page()?.setAttribute('inert', '')
    document.documentElement.classList.add('still')
    element.value?.focus({ preventScroll: true })
  })
  onBeforeUnmount(() => {
    page()?.removeAttribute('inert')
    document.documentElement.classList.remove('still')
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  })
}
