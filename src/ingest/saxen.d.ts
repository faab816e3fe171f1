declare module 'saxen' {
  type Decode = (text: string) => string;
  /** A streaming XML parser: knows the five entities of XML and numbers, nothing that a DTD defines, and fetches nothing. */
  export class Parser {
    on(
      event: 'openTag',
      hear: (name: string, attributes: () => Record<string, string>, decode: Decode, selfClosing: boolean) => void,
    ): this;
    on(event: 'closeTag', hear: (name: string, decode: Decode, selfClosing: boolean) => void): this;
    on(event: 'text', hear: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', hear: (text: string) => void): this;
    on(event: 'error' | 'warn', hear: (error: Error) => void): this;
    parse(xml: string): void;
    stop(): void;
  }
}
