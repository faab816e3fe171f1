import { check } from './check';
import { inspect } from './inspect';
import { publish } from './publish';
import { exit, type Terminal } from './terminal';
import { verify } from './verify';
import { UsageError, usage } from './usage';

const commands = { check, publish, inspect, verify };

/** Runs one command line and returns its exit code. Expected failures are written in one line each; only a bug shows its stack. */
export async function run(args: string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === 'help' || args.includes('--help') || args.includes('-h')) {
    await terminal.out(usage);
    return exit.done;
  }
  try {
    if (!name || !(name in commands)) throw new UsageError(name ? `${name}: no such command` : 'no command');
    return await commands[name as keyof typeof commands](rest, terminal);
  } catch (error) {
    // parseArgs reports a bad option as a TypeError with a code of its own.
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS')) {
      terminal.error(`xuanzhi: ${(error as Error).message}\n${usage}`);
      return exit.usage;
    }
    terminal.error(`xuanzhi: a bug – please report it with the input that led to it\n${(error as Error).stack ?? String(error)}\n`);
    return exit.bug;
  }
}

export { serve } from './thread';
export type { Terminal } from './terminal';
