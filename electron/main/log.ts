/** A write to a terminal that is gone must not become an exception whose report is the next such write. */
export function keepQuietPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** One line of main's own log, on standard error. Holds no text that people typed. */
export function logLine(line: string): void {
  process.stderr.write(`${new Date().toISOString()} main ${line.replaceAll('\n', ' ')}\n`);
}

/** The message of anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
