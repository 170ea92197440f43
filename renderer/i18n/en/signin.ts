import type zh from '../zh/signin';

const signin: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Sign in',
  why: 'Board and alerts can be seen by everybody; to write and to act, sign in.',
  name: 'Account',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Checking…',
  needName: 'Type the account name.',
  needPassword: 'Type the password.',
  people: 'Signed in at this seat',
  another: 'Sign in another',
  signOut: 'Sign out',
  demo: 'Demo account {{name}}, password {{password}}.',
};
export default signin;
