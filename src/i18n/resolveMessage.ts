import { toRaw } from 'vue'
import type { MessageResolver } from 'vue-i18n'

type MessageValue = NonNullable<ReturnType<MessageResolver>>

/** Messages found so far, by the words in which they were found: words are added to a language, never changed. */
const found = new WeakMap<object, Map<string, MessageValue>>()

/**
 * Finds a message; a name may hold dots itself (`figure` + `population.male.80+`). A list that is drawn anew many times a second asks
 * for hundreds, so each is searched for once. What is not there is searched for again: its words may come later.
 */
export function resolveMessage(messages: unknown, path: string): MessageValue | null {
  if (typeof messages !== 'object' || messages === null) return null
  const words = toRaw(messages)
  let known = found.get(words)
  if (!known) { known = new Map(); found.set(words, known) }
  const before = known.get(path)
  if (before !== undefined) return before
  const value = searched(messages, path)
  if (value !== null) known.set(path, value)
  return value
}

function searched(messages: unknown, path: string): MessageValue | null {
  if (typeof messages !== 'object' || messages === null) return null
  const whole = ownOf(messages, path)
  if (whole !== undefined) return whole as MessageValue
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const value = searched(ownOf(messages, path.slice(0, dot)), path.slice(dot + 1))
    if (value !== null) return value
  }
  return null
}

/** `in` is what tells the reader again when the words have come; alone it would find what every object has. */
function ownOf(words: object, key: string): unknown {
  return key in words && Object.hasOwn(words, key) ? Reflect.get(words, key) : undefined
}
