import * as z from 'zod/mini'
import { instant } from './common'
import { regionCode } from './ids'

/** `wall`: public view. `console`: the duty officer's own screen. */
export const surface = z.enum(['wall', 'console'])
export type Surface = z.infer<typeof surface>

/** Who acts here: a role and a masked name, as the server knows it. */
export const operator = z.object({ role: z.string(), maskedName: z.string() })

/** What this wall may see: its root region and its surface. */
export const session = z.object({ root: regionCode, surface, operator: z.nullable(operator), simulated: z.boolean() })
export type Session = z.infer<typeof session>

export const serverTime = z.object({ now: instant, timeZone: z.string() })
export type ServerTime = z.infer<typeof serverTime>
