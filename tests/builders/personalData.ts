/** A Chinese mobile number and an identity number, alone among other signs. */
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/
const identity = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/
/** A masked name leaves the family name alone; a process has none. */
const masked = /[＊*]|^系统$/

/** What of a person stands in an answer and must not: numbers anywhere, names where people are named. Each with its path. */
export function personalData(value: unknown, path = '', key = ''): string[] {
  if (typeof value === 'string') {
    const named = (key === 'maskedName' || key === 'assignee' || (key === 'name' && /\bpeople\b/.test(path))) && !masked.test(value)
    return mobile.test(value) || identity.test(value) || named ? [`${path}: ${value}`] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => personalData(inner, `${path}.${name}`, name))
}
