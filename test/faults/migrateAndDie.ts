import { MIGRATIONS, migrate } from '../../electron/desk/db/migrate';
import { openWriter } from '../../electron/desk/db/open';
import { statementsOf } from './schemaText';

/**
 * `HOME VERSION COUNT`: brings the schema of a home up, but dies by SIGKILL inside the step VERSION after COUNT of its
 * statements. With COUNT -1 it dies inside the copy that is made before the step.
 */
const [home = '', version = '', count = ''] = process.argv.slice(2);
const db = openWriter(home);
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
};
db.function('die', die);
if (count === '-1') {
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    if (!sql.startsWith('VACUUM INTO')) return prepare(sql);
    // As far as a killed copy ever gets: something of the file is there.
    return {
      run(path: string) {
        prepare('VACUUM INTO ?').run(path);
        die();
      },
    };
  }) as typeof db.prepare;
}
migrate(
  db,
  home,
  Date.now(),
  MIGRATIONS.map((step) => {
    if (step.version !== Number(version) || count === '-1') return step;
    const done = statementsOf(step.sql).slice(0, Number(count)).join('');
    return { ...step, sql: `${done} SELECT die();` };
  }),
);
