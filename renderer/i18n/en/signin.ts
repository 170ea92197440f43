import type zh from '../zh/signin';

const signin: Readonly<Record<keyof typeof zh, string>> = {};
export default signin;
