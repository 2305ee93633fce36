import { MeshoptEncoder } from 'meshoptimizer/encoder'

/** Bytes as they come out of a decoder: rows of `stride` bytes, a multiple of 4 for attributes. */
export interface Rows { bytes: Uint8Array, stride: number, mode: 'ATTRIBUTES' | 'TRIANGLES', filter?: 'EXPONENTIAL', target?: 34962 | 34963 }

/** Starts where every type of number may start. */
const alignmentBytes = 8
const aligned = (length: number) => Math.ceil(length / alignmentBytes) * alignmentBytes

/** The one buffer of a GLB and its views, plain or compressed (EXT_meshopt_compression). */
export class Binary {
  readonly #chunks: Uint8Array[] = []
  readonly views: object[] = []
  #used = 0
  /** Length of the buffer that the compressed views stand for; it is not in the file. */
  #decoded = 0

  /** Adds bytes as they are. Returns the number of the view. */
  plain(bytes: Uint8Array): number {
    this.views.push({ buffer: 0, byteOffset: this.#put(bytes), byteLength: bytes.length })
    return this.views.length - 1
  }

  /** Adds rows compressed. Returns the number of the view. */
  compressed({ bytes, stride, mode, filter, target }: Rows): number {
    const count = bytes.length / stride
    const packed = MeshoptEncoder.encodeGltfBuffer(bytes, count, stride, mode)
    this.views.push({
      buffer: 1, byteOffset: this.#decoded, byteLength: bytes.length, ...target === 34962 && { byteStride: stride }, ...target !== undefined && { target },
      extensions: { EXT_meshopt_compression: { buffer: 0, byteOffset: this.#put(packed), byteLength: packed.length, byteStride: stride, count, mode, ...filter !== undefined && { filter } } },
    })
    this.#decoded += aligned(bytes.length)
    return this.views.length - 1
  }

  /** The file: `json` with the buffers and views of this binary. */
  glb(json: object): Uint8Array {
    const length = this.#used
    const text = new TextEncoder().encode(JSON.stringify({
      ...json, buffers: [{ byteLength: length }, { byteLength: Math.max(1, this.#decoded), extensions: { EXT_meshopt_compression: { fallback: true } } }], bufferViews: this.views,
    }))
    // 12 bytes of header and 8 before the text: with the text a multiple of 8, the buffer begins at one too.
    const textLength = aligned(text.length + 4) - 4
    const file = new Uint8Array(12 + 8 + textLength + 8 + length)
    const view = new DataView(file.buffer)
    for (const [i, value] of [0x46546c67, 2, file.length, textLength, 0x4e4f534a].entries()) view.setUint32(i * 4, value, true)
    file.fill(0x20, 20, 20 + textLength)
    file.set(text, 20)
    view.setUint32(20 + textLength, length, true)
    view.setUint32(24 + textLength, 0x004e4942, true)
    let at = 28 + textLength
    for (const chunk of this.#chunks) {
      file.set(chunk, at)
      at += aligned(chunk.length)
    }
    return file
  }

  #put(bytes: Uint8Array): number {
    const offset = this.#used
    this.#chunks.push(bytes)
    this.#used += aligned(bytes.length)
    return offset
  }
}

export function bytesOf(array: Int8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
