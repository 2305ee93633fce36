/** Numbers that grow without holding an object for each: doubled when full. */
export class Numbers {
  #values = new Float64Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const next = new Float64Array(this.length * 2)
      next.set(this.#values)
      this.#values = next
    }
    this.#values[this.length++] = value
  }

  at(index: number): number {
    return this.#values[index] ?? 0
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Strings as UTF-8 bytes one after the other. */
export class Strings {
  #bytes = new Uint8Array(4096)
  #ends = new Numbers()
  #used = 0

  get length(): number {
    return this.#ends.length
  }

  push(text: string): void {
    const room = this.#used + text.length * 3
    if (room > this.#bytes.length) {
      const next = new Uint8Array(Math.max(room, this.#bytes.length * 2))
      next.set(this.#bytes.subarray(0, this.#used))
      this.#bytes = next
    }
    this.#used += encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written
    this.#ends.push(this.#used)
  }

  bytesAt(index: number): Uint8Array {
    return this.#bytes.subarray(index === 0 ? 0 : this.#ends.at(index - 1), this.#ends.at(index))
  }

  at(index: number): string {
    return decoder.decode(this.bytesAt(index))
  }
}
