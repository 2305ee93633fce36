/**
 * Everything that can go wrong with an answer. A closed union: switch over `kind` exhaustively.
 * - `offline`: no answer came. `timeout`: none came in time. `aborted`: the caller no longer wants it.
 * - `status`: the server refused, with its problem code. `contract`: the answer does not have the agreed shape.
 */
export type ApiError =
  | { kind: 'offline' }
  | { kind: 'timeout', afterMs: number }
  | { kind: 'aborted' }
  | { kind: 'status', status: number, code: string, message: string }
  | { kind: 'contract', issues: readonly string[] }

/** The one exception the client throws. */
export class ApiFailure extends Error {
  constructor(readonly error: ApiError, readonly endpoint: string) {
    super(`${endpoint}: ${describe(error)}`)
    this.name = 'ApiFailure'
  }
}

function describe(error: ApiError): string {
  switch (error.kind) {
    case 'offline': return 'no answer'
    case 'timeout': return `no answer within ${error.afterMs} ms`
    case 'aborted': return 'aborted'
    case 'status': return `HTTP ${error.status} ${error.code}: ${error.message}`
    case 'contract': return `contract broken: ${error.issues.slice(0, 3).join('; ')}`
  }
}

/** The error behind anything caught; a failure of our own code is not an ApiError and is thrown on. */
export function toApiError(caught: unknown): ApiError {
  if (caught instanceof ApiFailure) return caught.error
  throw caught
}
