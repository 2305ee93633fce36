/** Items made in one go before others get their turn. */
const sliceSize = 200

/** Makes something of each item, with room for other work between slices of 200: a county with a storm has ten thousand alarms to dress. */
export async function inSlices<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = []
  for (let from = 0; from < items.length; from += sliceSize) {
    if (from > 0) await new Promise((resolve) => { setTimeout(resolve, 0) })
    for (const item of items.slice(from, from + sliceSize)) made.push(make(item))
  }
  return made
}
