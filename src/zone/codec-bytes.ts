/** Bytes that grow. Whole numbers are written as LEB128 varints: seven bits a byte, the low ones first. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const longer = new Uint8Array(2 * (this.#length + more));
    longer.set(this.#bytes);
    this.#bytes = longer;
  }

  /** A whole number from 0 to 2^49 − 1. */
  varint(value: number): void {
    this.#room(7);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) + 128;
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign: 0, −1, 1, −2, 2 … become 0, 1, 2, 3, 4 … */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  double(value: number): void {
    this.#room(8);
    new DataView(this.#bytes.buffer).setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  taken(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}

/** A varint has so many bytes at most. */
const longestVarint = 7;

/**
 * Reads what a ByteWriter wrote. Never throws: past the end it reads zeros and `failed` is true from then on, so one look after some reading is enough.
 */
export class ByteReader {
  readonly #view: DataView;
  /** Hot loops read by themselves and put `at` back. */
  at = 0;
  overlong = false;

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return Math.max(0, this.bytes.length - this.at);
  }

  get failed(): boolean {
    return this.overlong || this.at > this.bytes.length;
  }

  varint(): number {
    const byte = this.bytes[this.at]!;
    if (byte < 128) {
      this.at++;
      return byte;
    }
    return this.#longVarint();
  }

  #longVarint(): number {
    let value = 0;
    let scale = 1;
    for (let k = 0; k < longestVarint; k++, scale *= 128) {
      const byte = this.at < this.bytes.length ? this.bytes[this.at]! : 0;
      this.at++;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    this.overlong = true;
    return 0;
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  double(): number {
    const at = this.at;
    this.at += 8;
    return this.at <= this.bytes.length ? this.#view.getFloat64(at, true) : 0;
  }
}
