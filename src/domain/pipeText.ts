import type { PipeProfile } from '@/api/contract/pipes'

/** Size of a profile as a survey writes it: DN300, or 1000×600 for a box, mm. */
export function profileText(profile: PipeProfile): string {
  return profile.shape === 'round' ? `DN${profile.diameterMm}` : `${profile.widthMm}×${profile.heightMm}`
}
