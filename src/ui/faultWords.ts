import type { ApiError } from '@/api/errors'

/** What went wrong with the county's interface, in the language of the wall. */
export function faultText(error: ApiError, t: (key: string, values?: Readonly<Record<string, number>>) => string): string {
  return error.kind === 'status' ? t('fault.status', { status: error.status }) : t(`fault.${error.kind}`)
}
