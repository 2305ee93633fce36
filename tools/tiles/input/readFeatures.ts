import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { JSONParser } from '@streamparser/json'

/** One row of the input as it was read; `broken` is a line that is not JSON. */
export type Row = { value: unknown } | { broken: string }

async function isOnePerLine(file: string): Promise<boolean> {
  if (/\.(?:ndjson|jsonl|geojsonl|geojsons)$/i.test(file)) return true
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const [line = ''] = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '').split('\n', 1)
    // A first feature longer than what was read is known by how it begins.
    if (/^\s*\{\s*"type"\s*:\s*"Feature"/.test(line)) return true
    const first: unknown = JSON.parse(line)
    return typeof first === 'object' && first !== null && 'type' in first && first.type === 'Feature'
  }
  catch {
    return false
  }
  finally {
    await handle.close()
  }
}

/**
 * Reads a GeoJSON FeatureCollection, or one feature a line, piece by piece: a file of any size takes little memory. Throws with
 * the row where a collection breaks off or is not JSON: what follows cannot be told, and half a county would look like a whole one.
 */
export async function* readFeatures(file: string): AsyncGenerator<Row> {
  if (await isOnePerLine(file)) {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      // RFC 8142 puts a record separator before each.
      const text = line.replace(/^[\u001E\uFEFF]+/, '').trim()
      if (text === '') continue
      yield parsed(text)
    }
    return
  }
  yield* readCollection(file)
}

function parsed(text: string): Row {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  }
  catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) }
  }
}

async function* readCollection(file: string): AsyncGenerator<Row> {
  let waiting: unknown[] = []
  let fault: Error | null = null
  let row = 0
  const parser = new JSONParser({ paths: ['$.features.*'], keepStack: false })
  parser.onValue = ({ value }) => { waiting.push(value) }
  parser.onError = (error) => { fault ??= error }
  const failIfBroken = () => {
    if (fault !== null) throw new Error(`${file}: not JSON after feature ${row}: ${fault.message.split('\n', 1)[0] ?? ''}`)
  }
  for await (const chunk of createReadStream(file)) {
    const bytes: unknown = chunk
    if (!(bytes instanceof Uint8Array)) continue
    try {
      parser.write(bytes)
    }
    catch (error) {
      fault ??= error instanceof Error ? error : new Error(String(error))
    }
    const ready = waiting
    waiting = []
    for (const value of ready) {
      row++
      yield { value }
    }
    failIfBroken()
  }
  if (!parser.isEnded) throw new Error(`${file}: breaks off after feature ${row}`)
}
