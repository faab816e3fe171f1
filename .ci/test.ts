// `npm test`: every check of the project, one after another, none left out because an earlier one failed.
// A step counts as one test; unit and browser tests count singly. The last line is `N passed, N failed`, plain, for machines to read.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Count {
  passed: number;
  failed: number;
}

/** What we read of vitest's own JSON report. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

// The build comes before the unit tests: what it has just published need not be published again by every file that asks for it.
const steps = ['types', 'lint', 'format', 'knip', 'build', 'unit', 'browser'] as const;
const suites: readonly string[] = ['unit', 'browser'];
const reports = mkdtempSync(join(tmpdir(), 'xuanzhi-'));
const summary: string[] = [];
const total: Count = { passed: 0, failed: 0 };

for (const step of steps) {
  console.log(`\n── ${step} ──`);
  const began = performance.now();
  const count = suites.includes(step) ? runSuite(step) : runStep(step);
  // Only what this run has published itself is fresh.
  if (step === 'build' && count.failed === 0) process.env['XUANZHI_PUBLISHED'] = 'data/published';
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  summary.push(
    `${count.failed > 0 ? 'FAILED' : 'ok    '} ${step.padEnd(8)} ${String(count.passed).padStart(5)} passed ${count.failed} failed ${seconds} s`,
  );
}
rmSync(reports, { recursive: true, force: true });

console.log(`\n${summary.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function runStep(step: string): Count {
  return npmRun(step) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function runSuite(step: string): Count {
  const file = join(reports, `${step}.json`);
  const good = npmRun(step, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const { numPassedTests: passed } = report;
  // A file that could not even be loaded has no tests to count: it counts as one failure itself.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  // A skipped test is a check that did not happen; it must not look like one that did.
  const skipped = report.testResults.flatMap((file) => file.assertionResults).filter((test) => !['passed', 'failed'].includes(test.status));
  for (const test of skipped) console.error(`skipped, so counted as failed: ${test.fullName}`);
  let failed = report.numFailedTests + broken.length + skipped.length;
  if (passed + failed === 0) console.error(`${step}: not one test ran`);
  if (failed === 0 && (!good || passed === 0)) failed = 1;
  return { passed, failed };
}

function npmRun(script: string, ...words: string[]): boolean {
  const npm = process.env['npm_execpath'];
  const { FORCE_COLOR: _, ...env } = process.env;
  const options = { stdio: ['ignore', 'inherit', 'inherit'] as ('ignore' | 'inherit')[], env: { ...env, NO_COLOR: '1' } };
  const line = ['run', '--silent', script, ...(words.length > 0 ? ['--', ...words] : [])];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...line], options)
    : spawnSync('npm', line, { ...options, shell: process.platform === 'win32' });
  return done.status === 0;
}
