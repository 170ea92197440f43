import { statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

export const accountProjectors: Projectors = {
  'room.founded': (db, fact) => {
    const { room } = fact.body;
    statement(
      db,
      'INSERT INTO room (id, name, division_code, profile, demo, founded_at) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(room.id, room.name, room.divisionCode, room.profile, Number(room.demo), fact.at);
    insertSystemLine(db, fact, { name: room.name }, null);
  },
  'account.created': (db, fact) => {
    const { name, displayName, roles, publicKey } = fact.body;
    statement(
      db,
      'INSERT INTO accounts (id, name, display_name, roles, public_key, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(fact.subject, name, displayName, JSON.stringify(roles), publicKey, fact.at);
    insertSystemLine(db, fact, { name, displayName, roles: roles.join(',') }, null);
  },
};
