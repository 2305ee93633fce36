/** Items made in one go before others get their turn, unless told. */
const sliceSize = 200

/** Makes something of each item, with room for other work between slices: a county with a storm has ten thousand alarms to dress. */
export async function inSlices<T, R>(items: readonly T[], make: (item: T) => R, size = sliceSize): Promise<R[]> {
  const made: R[] = []
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await new Promise((resolve) => { setTimeout(resolve, 0) })
    for (const item of items.slice(from, from + size)) made.push(make(item))
  }
  return made
}
