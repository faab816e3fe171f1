const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML and for XML: the five characters of markup are named, and those that XML does not know are dropped. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (found) => entities[found]!).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''); // eslint-disable-line no-control-regex
}
