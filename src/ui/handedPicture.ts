/** A picture of the map that the wall hands to the page of its brief: of which region, coloured by which figure. */
export interface HandedPicture { region: string, metric: string, url: string }

/** The storage of a window, which a window that it opens gets a copy of. */
const memoryKey = 'wall.brief.picture'
/** What the brief may show: a picture in itself, never an address. */
const pictureUrl = /^data:image\/(?:jpeg|png);base64,[A-Za-z0-9+/]+=*$/

/** Leaves the picture for a window that is opened next. One that does not fit is reported and left out: the brief then draws its own map. */
export function handOver(picture: HandedPicture | null, onFault: (error: unknown) => void): void {
  try {
    if (picture === null) sessionStorage.removeItem(memoryKey)
    else sessionStorage.setItem(memoryKey, JSON.stringify(picture))
  }
  catch (error) { onFault(error) }
}

/** The picture that was left for this window, where it is of that region and figure; null otherwise, also where the storage holds anything else. */
export function takeHanded(region: string, metric: string): string | null {
  try {
    const left: unknown = JSON.parse(sessionStorage.getItem(memoryKey) ?? 'null')
    if (typeof left !== 'object' || left === null || !('region' in left) || !('metric' in left) || !('url' in left)) return null
    return left.region === region && left.metric === metric && typeof left.url === 'string' && pictureUrl.test(left.url) ? left.url : null
  }
  catch { return null }
}
