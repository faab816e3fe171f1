import type { Problem } from '#zone';

/**
 * Runs one call at a time and keeps only the newest that waits; an answer that a newer question has overtaken goes to `overtaken` only.
 * A call that rejects is reported as a problem, so nobody waits for ever.
 */
export function latest<Q, A>(
  call: (question: Q) => Promise<A>,
  answered: (answer: A) => void,
  failed: (problem: Problem) => void,
  overtaken: (answer: A) => void = () => {},
): (question: Q) => void {
  let waiting: { question: Q } | null = null;
  let running = false;
  const run = async () => {
    running = true;
    while (waiting) {
      const { question }: { question: Q } = waiting;
      waiting = null;
      try {
        const answer = await call(question);
        (waiting ? overtaken : answered)(answer);
      } catch (error) {
        if (!waiting) failed({ code: 'worker-failed', params: { message: error instanceof Error ? error.message : String(error) } });
      }
    }
    running = false;
  };
  return (question) => {
    waiting = { question };
    if (!running) void run();
  };
}
