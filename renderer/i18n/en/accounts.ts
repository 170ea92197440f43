import type zh from '../zh/accounts';

const accounts: Readonly<Record<keyof typeof zh, string>> = {
  name: 'Account name',
  nameHint: 'To sign in. 2–32 letters of any script, digits, _ . -',
  displayName: 'Name',
  displayNameHint: 'Stands in the log as the writer',
  password: 'Password',
  passwordHint:
    'At least 10 characters from three classes (upper, lower, digit, other), without the account name',
  repeat: 'Password again',
  showPassword: 'Show or hide the password',
  'problem.name': 'The account name needs 2–32 letters of any script, digits, _ . - and no spaces.',
  'problem.displayName': 'Type the name, at most 40 characters.',
  'problem.password': 'Type a password.',
  'problem.repeat': 'The two passwords differ.',
  'problem.roles': 'Choose at least one role.',
  roles: 'Roles',
  'role.officer': 'writes the log, handles incidents and plans, opens and closes shifts',
  'role.operator': 'writes the log, works plan steps',
  'role.supervisor': 'all of an officer, adds accounts, closes against open items with a reason',
  'role.auditor': 'reads, verifies, exports; writes nothing',
  'role.administrator': 'settings, backup, accounts; writes no log',
  'role.security': 'account policy and roles; writes no log',
};
export default accounts;
