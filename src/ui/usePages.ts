import { type Ref, computed, ref } from 'vue'

/** Pages of a list by how many whole rows fit: what is on this page, and the way to the others. The page stays within the list. */
export interface Pages<T> {
  readonly shown: Readonly<Ref<readonly T[]>>
  /** Of this page, from 0. */
  readonly page: Readonly<Ref<number>>
  readonly count: Readonly<Ref<number>>
  turn(by: 1 | -1): void
}

/** Divides `rows` into pages of `fitting` rows, at least one each; turning past the end begins anew. */
export function usePages<T>(rows: () => readonly T[], fitting: Readonly<Ref<number>>): Pages<T> {
  const size = computed(() => Math.max(1, fitting.value))
  const count = computed(() => Math.max(1, Math.ceil(rows().length / size.value)))
  const asked = ref(0)
  const page = computed(() => Math.min(asked.value, count.value - 1))
  return {
    page, count,
    shown: computed(() => rows().slice(page.value * size.value, (page.value + 1) * size.value)),
    turn(by) { asked.value = (page.value + by + count.value) % count.value },
  }
}
