/** The part of the untyped package that is used here. */
declare module 'gltf-validator' {
  export interface ValidationReport {
    issues: { numErrors: number, numWarnings: number, messages: readonly { code: string, message: string, severity: number, pointer?: string }[] }
  }
  /** Checks a GLB against the glTF 2.0 specification; severity 0 is an error. */
  export function validateBytes(data: Uint8Array, options?: { maxIssues?: number, writeTimestamp?: boolean }): Promise<ValidationReport>
}
