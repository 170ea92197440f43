/** Pieces of a sentence put together: a sign between two of them only where none stands. */
export function joined(parts: readonly string[], between: string): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reduce(
      (all, part) => (all === '' || /[。；，、！？.;,!?]$/.test(all) ? all + part : all + between + part),
      '',
    );
}
