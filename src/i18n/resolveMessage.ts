import { toDisplayString, toRaw } from 'vue'
import type { MessageContext, MessageFunction, MessageResolver } from 'vue-i18n'

type MessageValue = NonNullable<ReturnType<MessageResolver>>

/** Messages found so far, by the words in which they were found: words are added to a language, never changed. */
const found = new WeakMap<object, Map<string, MessageValue>>()

/**
 * Finds a message, ready to be said; a name may hold dots itself (`figure` + `population.male.80+`). A list that is drawn anew many times a second asks
 * for hundreds, so each is searched for once. What is not there is searched for again: its words may come later.
 */
export function resolveMessage(messages: unknown, path: string): MessageValue | null {
  if (typeof messages !== 'object' || messages === null) return null
  const words = toRaw(messages)
  let known = found.get(words)
  if (!known) { known = new Map(); found.set(words, known) }
  const before = known.get(path)
  if (before !== undefined) return before
  const word = searched(messages, path)
  const value = typeof word === 'string' ? messageOf(word) : word
  if (value !== null) known.set(path, value)
  return value
}

/** The words of the wall know one kind of placeholder, `{name}`: with it made here, the page needs no compiler of messages. */
function messageOf(text: string): MessageFunction<string> {
  // Every second part is a name.
  const parts = text.split(/\{(\w+)\}/)
  return (context: Pick<MessageContext<string>, 'named'>) => parts.map((part, i) => i % 2 === 0 ? part : toDisplayString(context.named(part))).join('')
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
