import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

/** Longest piece of a wrong value that is shown. */
const maxShown = 60

const typeWords: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', object: 'an object', record: 'an object', array: 'a list', tuple: 'a list', null: 'null',
}

/**
 * One fault in plain words: what was expected and what was found. `whole` is the parsed file, in which the wrong value is
 * looked up by its path.
 */
export function faultText(issue: Issue, whole: unknown): string {
  const value = valueAt(whole, issue.path)
  if (value === undefined && issue.code !== 'unrecognized_keys') return 'missing'
  const found = `found ${shown(value)}`
  switch (issue.code) {
    case 'invalid_type': return `expected ${typeWords[issue.expected] ?? issue.expected}; ${found}`
    case 'invalid_value': return `expected one of ${issue.values.map(String).join(', ')}; ${found}`
    case 'too_small': return `expected ${atLeast(issue)}; ${found}`
    case 'too_big': return `expected ${atMost(issue)}; ${found}`
    case 'unrecognized_keys': return `not known: ${issue.keys.join(', ')}`
    case 'invalid_key': return 'not the name of a figure'
    case 'invalid_format':
    case 'custom': return `${issue.message}; ${found}`
    case 'invalid_union':
    case 'invalid_element':
    case 'not_multiple_of': return found
  }
}

function atLeast(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'array' || issue.origin === 'string') return sized(issue.origin === 'array', issue.exact ? '' : 'at least ', Number(issue.minimum))
  return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
}

function atMost(issue: z.core.$ZodIssueTooBig): string {
  if (issue.origin === 'array' || issue.origin === 'string') return sized(issue.origin === 'array', issue.exact ? '' : 'at most ', Number(issue.maximum))
  return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`
}

function sized(list: boolean, bound: string, n: number): string {
  const [one, many] = list ? ['entry', 'entries'] : ['character', 'characters']
  return `${bound}${n} ${n === 1 ? one : many}`
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    return new Map<PropertyKey, unknown>(Object.entries(at)).get(String(key))
  }, whole)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
}
