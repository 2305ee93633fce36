import * as z from 'zod/mini'

type Check = (value: unknown) => boolean

/** What was parsed: the value, or what is wrong with it. */
export type Parsed<T> = { success: true, data: T } | { success: false, error: z.core.$ZodError }

const checks = new WeakMap<z.core.$ZodType, Check | null>()

/**
 * Parses what JSON.parse has made, by a schema of the contract. The schema is the only truth: its definition is turned, once, into a plain
 * test that recognises a value that is exactly as it should be, and hands that value on as it is; whatever the test does not recognise
 * (wrong, with more keys than the contract has, or of a kind that it does not know) goes through the schema itself. The policy of the page
 * forbids the code that zod would generate for speed; without it a schema takes several times as long and copies everything.
 */
export function quickParse<S extends z.core.$ZodType>(schema: S, value: unknown): Parsed<z.output<S>> {
  return isExactly(schema, value) ? { success: true, data: value } : z.safeParse(schema, value)
}

function isExactly<S extends z.core.$ZodType>(schema: S, value: unknown): value is z.output<S> {
  let check = checks.get(schema)
  if (check === undefined) {
    check = checkOf(schema)
    checks.set(schema, check)
  }
  return check?.(value) === true
}

/** The test of a schema; null where it is of a kind, or has a rule, that is not known here. */
function checkOf(schema: z.core.$ZodType): Check | null {
  if (schema instanceof z.core.$ZodObject) return objectCheck(schema)
  if (schema instanceof z.core.$ZodArray) return arrayCheck(schema)
  if (schema instanceof z.core.$ZodTuple) return tupleCheck(schema)
  if (schema instanceof z.core.$ZodString) return stringCheck(schema)
  if (schema instanceof z.core.$ZodNumber) return numberCheck(schema)
  if (schema instanceof z.core.$ZodNullable) {
    const inner = checkOf(schema._zod.def.innerType)
    return inner && (value => value === null || inner(value))
  }
  if (hasRules(schema)) return null
  if (schema instanceof z.core.$ZodEnum) {
    const values = new Set<unknown>(Object.values(schema._zod.def.entries))
    return value => values.has(value)
  }
  if (schema instanceof z.core.$ZodLiteral) {
    const values = new Set<unknown>(schema._zod.def.values)
    return value => values.has(value)
  }
  if (schema instanceof z.core.$ZodBoolean && schema._zod.def.coerce !== true) return value => typeof value === 'boolean'
  return null
}

const hasRules = (schema: z.core.$ZodType) => (schema._zod.def.checks?.length ?? 0) > 0
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

function objectCheck(schema: z.core.$ZodObject): Check | null {
  const { shape, catchall } = schema._zod.def
  if (catchall !== undefined || hasRules(schema)) return null
  const fields: { key: string, check: Check }[] = []
  for (const [key, inner] of Object.entries(shape)) {
    const check = checkOf(inner)
    if (check === null) return null
    fields.push({ key, check })
  }
  return (value) => {
    if (!isRecord(value)) return false
    // As many keys as the contract has, and each of those: then there is no other. No test takes `undefined`.
    let keys = 0
    for (const _key in value) keys += 1
    if (keys !== fields.length) return false
    for (const { key, check } of fields) if (!check(value[key])) return false
    return true
  }
}

function arrayCheck(schema: z.core.$ZodArray): Check | null {
  const element = checkOf(schema._zod.def.element)
  const size = lengthRules(schema)
  if (element === null || size === null) return null
  return (value) => {
    if (!Array.isArray(value) || value.length < size.least || value.length > size.most) return false
    for (const item of value) if (!element(item)) return false
    return true
  }
}

function tupleCheck(schema: z.core.$ZodTuple): Check | null {
  const { items, rest } = schema._zod.def
  if (rest !== null || hasRules(schema)) return null
  const checksOfItems = items.map(checkOf).flatMap(check => check ?? [])
  if (checksOfItems.length < items.length) return null
  return value => Array.isArray(value) && value.length === checksOfItems.length && checksOfItems.every((check, i) => check(value[i]))
}

/** Least and most length; null where there is a rule of another kind. */
function lengthRules(schema: z.core.$ZodType): { least: number, most: number } | null {
  let least = 0, most = Infinity
  for (const rule of schema._zod.def.checks ?? []) {
    if (rule instanceof z.core.$ZodCheckMinLength) least = Math.max(least, rule._zod.def.minimum)
    else if (rule instanceof z.core.$ZodCheckMaxLength) most = Math.min(most, rule._zod.def.maximum)
    else if (!(rule instanceof z.core.$ZodCheckRegex)) return null
  }
  return { least, most }
}

function stringCheck(schema: z.core.$ZodString): Check | null {
  const { def } = schema._zod
  const size = lengthRules(schema)
  if (size === null || def.coerce === true) return null
  const patterns: RegExp[] = []
  if (schema instanceof z.core.$ZodStringFormat) {
    if (!(schema instanceof z.core.$ZodISODateTime || schema instanceof z.core.$ZodISODate) || schema._zod.def.pattern === undefined) return null
    patterns.push(schema._zod.def.pattern)
  }
  for (const rule of def.checks ?? []) if (rule instanceof z.core.$ZodCheckRegex) patterns.push(rule._zod.def.pattern)
  // One that remembers where it stopped would say something else the next time.
  if (patterns.some(pattern => pattern.global || pattern.sticky)) return null
  return (value) => {
    if (typeof value !== 'string' || value.length < size.least || value.length > size.most) return false
    for (const pattern of patterns) if (!pattern.test(value)) return false
    return true
  }
}

function numberCheck(schema: z.core.$ZodNumber): Check | null {
  const { def } = schema._zod
  const whole = schema instanceof z.core.$ZodNumberFormat
  if (def.coerce === true || (whole && schema._zod.def.format !== 'safeint')) return null
  let least = -Infinity, above = -Infinity, most = Infinity, below = Infinity
  for (const rule of def.checks ?? []) {
    if (rule instanceof z.core.$ZodCheckGreaterThan) {
      const value = Number(rule._zod.def.value)
      if (rule._zod.def.inclusive) least = Math.max(least, value)
      else above = Math.max(above, value)
    }
    else if (rule instanceof z.core.$ZodCheckLessThan) {
      const value = Number(rule._zod.def.value)
      if (rule._zod.def.inclusive) most = Math.min(most, value)
      else below = Math.min(below, value)
    }
    else return null
  }
  return value => typeof value === 'number' && (whole ? Number.isSafeInteger(value) : Number.isFinite(value)) && value >= least && value > above && value <= most && value < below
}
