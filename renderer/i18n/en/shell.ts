import type zh from '../zh/shell';

const shell: Readonly<Record<keyof typeof zh, string>> = {};
export default shell;
