import type { Problem } from '#zone';

/** An element without its namespace prefix: programs write prefixes that they never declare. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** Its own text, without that of its children. */
  text: string;
  line: number;
}

const maxDepth = 100;
const maxElements = 3_000_000;

/**
 * XML text → its root element, with only the elements that `keep` wants (and nothing below the others). A document type declaration is refused: it is where
 * entities that grow without end and entities that fetch other files are declared. Nothing is fetched, no entity is known but the five of XML and
 * numbers; another one (`&nbsp;`) stays as it is written. Anything else that is not well-formed is refused with its line.
 */
export async function readXml(
  text: string,
  keep: (name: string) => boolean,
): Promise<{ ok: true; root: XmlElement } | { ok: false; problems: Problem[] }> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ position: true });
  const stack: XmlElement[] = [];
  let root: XmlElement | undefined;
  let skipping = 0;
  let count = 0;
  const stop = (problem: Problem): never => {
    throw new Stop(problem);
  };
  parser.on('doctype', () => stop({ code: 'xml-doctype', at: String(parser.line) }));
  parser.on('error', (error) => {
    if (!/undefined entity/i.test(error.message)) stop({ code: 'xml-broken', at: String(parser.line) });
  });
  parser.on('opentag', (tag) => {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    if (skipping > 0 || (stack.length > 0 && !keep(name))) {
      if (++skipping > maxDepth) stop({ code: 'too-deep', params: { limit: maxDepth } });
      return;
    }
    if (stack.length >= maxDepth) stop({ code: 'too-deep', params: { limit: maxDepth } });
    if (++count > maxElements) stop({ code: 'xml-too-large', params: { limit: maxElements } });
    const element: XmlElement = { name, attributes: new Map(Object.entries(tag.attributes)), children: [], text: '', line: parser.line };
    stack.at(-1)?.children.push(element);
    root ??= element;
    stack.push(element);
  });
  parser.on('closetag', () => {
    if (skipping > 0) skipping--;
    else stack.pop();
  });
  const addText = (text: string) => {
    const element = stack.at(-1);
    if (skipping === 0 && element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problems: [error.problem] };
    throw error;
  }
  return root ? { ok: true, root } : { ok: false, problems: [{ code: 'xml-broken' }] };
}

class Stop extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** The children of one name. */
export const childrenOf = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);

/** The text of the first child of a name, trimmed; undefined for none or an empty one. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text.trim() || undefined;
}

/** Whether a text begins as XML does and names an element early on. */
export function opensWith(text: string, name: RegExp): boolean {
  const head = text.slice(0, 5000).trimStart();
  return head.startsWith('<') && name.test(head);
}
