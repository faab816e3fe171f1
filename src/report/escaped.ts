const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Text for HTML and for XML: the five characters of markup are named; what XML does not know is dropped, and so are the marks that turn the direction of
 * writing, with which a name could rearrange the sentence around it.
 */
export function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}|\p{Bidi_Control}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (found) => entities[found]!);
}
