import type { Verified } from '#check';
import type { Problem } from '#zone';
import type { Desk } from './desk';

/** A report that somebody gave, asked again. The page's own site has nothing to do with it. */
export type Verification = { name: string; state: 'running' } | { name: string; state: 'done'; outcome: Verified };

/** Beyond this size only the beginning of a file is looked at, where a report of ours says what it is. */
const wholeBytes = 5_000_000;
const says = /"schema"\s*:\s*"xuanzhi-check-report\//;

/** The text of a check report, by its schema; null for anything else. */
export function reportText(input: string | Uint8Array): string | null {
  if (typeof input === 'string') return says.test(input.slice(0, wholeBytes)) ? input : null;
  const { length } = input;
  const head = new TextDecoder().decode(length > wholeBytes ? input.subarray(0, 4096) : input);
  if (!says.test(head)) return null;
  return length > wholeBytes ? new TextDecoder().decode(input) : head;
}

export class VerificationVerbs {
  constructor(private readonly desk: Desk) {}

  async verify(name: string, text: string): Promise<void> {
    const running: Verification = { name, state: 'running' };
    this.desk.set({ verification: running });
    const failed = (problem: Problem): Verified => ({ ok: false, problems: [problem] });
    const outcome = await this.desk.service
      .verify(text)
      .catch((error: unknown) => failed({ code: 'worker-failed', params: { message: String(error) } }));
    // Closed, or another report was given meanwhile.
    if (this.desk.snapshot.verification === running) this.desk.set({ verification: { name, state: 'done', outcome } });
  }
  close() {
    this.desk.set({ verification: null });
  }
}
