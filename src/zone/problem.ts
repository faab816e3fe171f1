/**
 * An expected failure or a remark as data: what (`code`), where (`at`: a line, a feature, a position …) and the numbers in it.
 * The sentence comes from `i18n`, in the reader's language. A bug is thrown instead.
 */
export interface Problem {
  code: string;
  at?: string;
  params?: Record<string, string | number>;
}
/** Something that ingest changed or noticed, with its place; the work goes on. */
export type Note = Problem;
