import { readFileSync } from 'node:fs';
import { FuseState, FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { controlFile, postinst, postrm, preinst, prerm } from '../../../scripts/dist/debian.ts';
import { debFile, type Edition, tarFile } from '../../../scripts/dist/edition.ts';
import { FUSES, wrongFuses } from '../../../scripts/dist/fuses.ts';
import {
  autostartEntry,
  commandLauncher,
  consoleLauncher,
  desktopEntry,
} from '../../../scripts/dist/launchers.ts';
import { shippedPackage } from '../../../scripts/dist/layout.ts';
import { closureOf, goesAlong, type Lock, loadedBy } from '../../../scripts/dist/modules.ts';
import { notHere } from '../../../scripts/dist/otherSystems.ts';
import { needs } from '../../../scripts/system-packages.ts';
import { isForDuty, OLDEST_FOR_DUTY, runtimeOf } from '../../../shared/domain/runtime';

const release: Edition = { version: '0.1.0', arch: 'x64', electron: '45.4.1', node: '24.21.0' };
const fallback: Edition = { ...release, electron: '33.2.1' };
const lockFile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

describe('the name of a package', () => {
  test('tells the processor, and whether it is for release', () => {
    expect(debFile(release)).toBe('watchdesk_0.1.0_amd64.deb');
    expect(debFile({ ...release, arch: 'arm64' })).toBe('watchdesk_0.1.0_arm64.deb');
    expect(debFile(fallback)).toBe('watchdesk-fallback_0.1.0_amd64.deb');
    expect(tarFile(fallback)).toBe('watchdesk-fallback-0.1.0-linux-x64.tar.gz');
  });

  test('the Electron that package.json asks for is one for duty, and the fallback is not', () => {
    const wanted = lockFile.packages['node_modules/electron']?.version ?? '';
    expect(Number(wanted.split('.')[0])).toBe(OLDEST_FOR_DUTY);
    expect([wanted, 'v46.0.0', '33.2.1', '', 'unknown'].map(isForDuty)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(runtimeOf('Mozilla/5.0 Chrome/130.0.1 Electron/33.2.1')).toEqual({
      electron: '33.2.1',
      chromium: '130.0.1',
      isForDuty: false,
    });
    expect(runtimeOf('Mozilla/5.0 Chrome/130.0.1')).toBeNull();
  });
});

describe('the control file', () => {
  const text = controlFile(fallback, needs.window, 420_000);

  test('asks for what a window of the console needs, each with its newer name', () => {
    const depends = /^Depends: (.*)$/m.exec(text)?.[1] ?? '';
    for (const need of needs.window) expect(depends).toContain(need.join(' | '));
  });

  test('has every field on one line, a folded description, and the statement of the fallback only there', () => {
    expect(text).toMatch(/^Description: .*NOT FOR RELEASE/m);
    expect(text).toContain('\n .\n Built on Electron 33.2.1');
    expect(controlFile(release, needs.window, 1)).not.toMatch(/release/i);
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^([A-Z][A-Za-z-]+: \S| \S)/);
  });

  test('the two kinds of package exclude each other', () => {
    expect(text).toMatch(/^Package: watchdesk-fallback$/m);
    expect(text).toMatch(/^Conflicts: watchdesk$/m);
    expect(controlFile(release, needs.window, 1)).toMatch(/^Conflicts: watchdesk-fallback$/m);
  });

  test('no script of the package touches data, and nothing is changed under a running console', () => {
    for (const script of [preinst(), prerm(), postinst(fallback), postrm()]) {
      expect(script.startsWith('#!/bin/sh\nset -e\n')).toBe(true);
      expect(script).not.toMatch(/\b(rm|mv|chown|find)\b/);
    }
    expect(preinst()).toContain('install|upgrade) if in_use');
    expect(prerm()).toContain('remove) if in_use');
    expect(postinst(release)).not.toContain('echo');
  });
});

describe('the launchers and the menu', () => {
  test('the command runs on the shipped Node, and the console gives root alone up the outer sandbox', () => {
    expect(commandLauncher()).toContain('exec "$app/resources/node/node"');
    expect(consoleLauncher(release)).toContain('if [ "$(id -u)" = 0 ]; then set -- --no-sandbox "$@"; fi');
    expect(consoleLauncher(release)).not.toContain('NOT FOR RELEASE');
    expect(consoleLauncher(fallback)).toContain('NOT FOR RELEASE');
  });

  test('the entries have each key once and name the console', () => {
    for (const entry of [desktopEntry(fallback), autostartEntry(release)]) {
      const keys = entry
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, line.indexOf('=')));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(expect.arrayContaining(['Type', 'Name', 'Name[zh_CN]', 'Exec', 'Icon']));
      expect(entry.startsWith('[Desktop Entry]\n')).toBe(true);
    }
  });
});

describe('what goes along', () => {
  test('the packages that a bundle loads are found by how they are loaded, not by their name alone', () => {
    const text = `import a from "csv-parse/sync"; const b = await import("docx"); require('saxes'); const c = "exceljs";`;
    expect(loadedBy(text, ['csv-parse', 'docx', 'exceljs', 'saxes', 'csv'])).toEqual([
      'csv-parse',
      'docx',
      'saxes',
    ]);
  });

  test('native parts are those of the processor, types stay out, and what is missing is said', () => {
    const places = closureOf(lockFile, ['better-sqlite3', '@node-rs/argon2', 'exceljs'], 'arm64');
    expect(places.filter((place) => place.includes('argon2'))).toEqual([
      'node_modules/@node-rs/argon2',
      'node_modules/@node-rs/argon2-linux-arm64-gnu',
    ]);
    expect(places.some((place) => place.includes('@types/'))).toBe(false);
    expect(() => closureOf(lockFile, ['no-such-package'], 'x64')).toThrow('no-such-package');
    const sqlite = (file: string) => goesAlong('node_modules/better-sqlite3', file, 'x64');
    expect(sqlite('prebuilds/linux-x64.node')).toBe(true);
    expect(['prebuilds/linux-arm64.node', 'src/a.cpp', 'deps/sqlite3/sqlite3.c'].some(sqlite)).toBe(false);
    expect(['LICENSE', 'lib/database.js', 'package.json'].every(sqlite)).toBe(true);
    expect(['lib/a.d.ts', 'README.md', 'lib/a.js.map'].some(sqlite)).toBe(false);
  });

  test('the shipped package.json has nothing of the development in it', () => {
    const own = { name: 'watchdesk', version: '0.1.0', dependencies: { zod: '1' }, scripts: { test: 'x' } };
    expect(JSON.parse(shippedPackage(own, '0.0.9'))).toEqual({
      name: 'watchdesk',
      productName: 'watchdesk',
      desktopName: 'watchdesk-console.desktop',
      version: '0.0.9',
      type: 'module',
      main: 'out/main/index.js',
    });
  });
});

describe('an installer for another system', () => {
  test.each([
    ['windows', 'Windows (NSIS)'],
    ['macos', 'macOS (DMG)'],
  ] as const)('is not made here, which is said in one sentence with what it needs: %s', (system, name) => {
    const text = notHere(system, 'linux');
    expect(text).toContain(`No installer for ${name} is made on linux`);
    expect(text).toContain('ELECTRON_MIRROR');
    expect(text).toContain('scripts/dist/electron-builder.yml');
  });
});

describe('the fuses', () => {
  const right = Object.fromEntries(
    Object.entries(FUSES).map(([fuse, isOn]) => [fuse, isOn ? FuseState.ENABLE : FuseState.DISABLE]),
  );

  test('stand right only when every one does; a missing one counts as wrong', () => {
    expect(wrongFuses(right)).toEqual([]);
    expect(wrongFuses({ ...right, [FuseV1Options.RunAsNode]: FuseState.ENABLE })).toEqual(['RunAsNode']);
    expect(wrongFuses({ ...right, [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.REMOVED })).toEqual([
      'OnlyLoadAppFromAsar',
    ]);
    expect(wrongFuses({})).toHaveLength(Object.keys(FUSES).length);
  });

  test('the configuration of the other systems sets the same ones', () => {
    const yaml = readFileSync('scripts/dist/electron-builder.yml', 'utf8');
    for (const fuse of ['runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments'])
      expect(yaml).toContain(`  ${fuse}: false`);
    expect(yaml).toContain('  onlyLoadAppFromAsar: true');
    expect(yaml).toContain('  grantFileProtocolExtraPrivileges: false');
  });
});
