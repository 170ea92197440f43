import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { completeHandover, type Signer } from '../../electron/desk/handover/complete';
import { openDesk } from '../../electron/desk/openDesk';

/** What the parent prepared: who signs (keys already opened, so that argon2 is not paid for every kill), who acts, and when. */
export type Orders = {
  readonly handoverId: string;
  readonly now: number;
  readonly actor: { readonly accountId: string; readonly name: string; readonly roles: readonly string[] };
  readonly signers: readonly {
    readonly role: Signer['role'];
    readonly accountId: string;
    readonly name: string;
    readonly der: string;
  }[];
};

/**
 * `HOME ORDERS COUNT`: completes a handover, but dies by SIGKILL right before statement COUNT of it (from 1). COUNT 0 dies after the commit, before
 * anybody is told; COUNT -1 lives and writes one letter per statement on stdout: `w` for one that writes, `r` for one that reads.
 */
const [home = '', ordersFile = '', count = ''] = process.argv.slice(2);
const orders = JSON.parse(readFileSync(ordersFile, 'utf8')) as Orders;
const dieAt = Number(count);
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
};
const { desk, close } = openDesk({
  home,
  clocks: { wall: () => orders.now, monotonic: () => 1_000_000, boot: 'boot-1' },
  onCommit: () => {
    if (dieAt === 0) die();
  },
});

let kinds = '';
const tick = (isWrite: boolean): void => {
  kinds += isWrite ? 'w' : 'r';
  if (kinds.length === dieAt) die();
};
const prepare = desk.db.prepare.bind(desk.db);
desk.db.prepare = ((sql: string) => {
  const real = prepare(sql);
  const counted = {
    run: (...values: unknown[]) => {
      tick(true);
      return real.run(...values);
    },
    get: (...values: unknown[]) => {
      tick(false);
      return real.get(...values);
    },
    all: (...values: unknown[]) => {
      tick(false);
      return real.all(...values);
    },
    iterate: (...values: unknown[]) => {
      tick(false);
      return real.iterate(...values);
    },
    pluck: () => {
      real.pluck();
      return counted;
    },
    raw: () => {
      real.raw();
      return counted;
    },
  };
  return counted;
}) as unknown as typeof desk.db.prepare;

const signers = orders.signers.map(({ role, accountId, name, der }): Signer => {
  const privateKey = createPrivateKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'pkcs8' });
  return {
    role,
    accountId,
    name,
    key: { privateKey, publicKey: createPublicKey(privateKey), publicText: '' },
  };
});
completeHandover(desk, { handoverId: orders.handoverId, summary: '' }, signers, orders.actor);
process.stdout.write(kinds);
close();
