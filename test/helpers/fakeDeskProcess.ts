/**
 * A desk without a database, for tests of what main does around it. Talks the desk's own protocol over the IPC channel;
 * procedures beginning with `fake.` make it misbehave.
 */
type Message = {
  readonly id?: number;
  readonly procedure?: string;
  readonly ping?: number;
  readonly stop?: true;
};

const say = (message: unknown): void => {
  process.send?.(message);
};
let isSilent = false;

function answer(message: Message): void {
  const { id, procedure } = message;
  if (procedure === 'fake.exit') process.exit(Number(process.env['FAKE_EXIT'] ?? 1));
  if (procedure === 'fake.never') return;
  if (procedure === 'fake.silence') {
    isSilent = true;
    return;
  }
  say({
    id,
    ok: true,
    value: { procedure, seat: process.env['WATCHDESK_SEAT'], argv: process.argv.slice(2) },
  });
}

process.on('message', (message: Message) => {
  if (message.stop === true) process.exit(0);
  if (isSilent) return;
  if (message.ping !== undefined) say({ pong: message.ping });
  if (message.id !== undefined) answer(message);
});
process.on('disconnect', () => process.exit(0));
say({ event: 'ready', pid: process.pid });
