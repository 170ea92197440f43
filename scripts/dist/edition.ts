import { isForDuty } from '../../shared/domain/runtime.ts';

export const ARCHES = ['x64', 'arm64'] as const;
export type Arch = (typeof ARCHES)[number];

/** One package: what it is of, and what it runs on. */
export type Edition = {
  readonly version: string;
  readonly arch: Arch;
  readonly electron: string;
  readonly node: string;
};

/** Where the package lies on the machine; the launchers find the rest from their own place. */
export const PLACE = '/opt/watchdesk';

const DEBIAN_ARCH: Readonly<Record<Arch, string>> = { x64: 'amd64', arm64: 'arm64' };

export const debianArch = (edition: Edition): string => DEBIAN_ARCH[edition.arch];

/** True for a package on the fallback runtime, or on any Electron too old for a watch: it carries that in its name. */
export const isFallback = (edition: Edition): boolean => !isForDuty(edition.electron);

/** A package for duty and one for trying never pass for each other, and only one of them can be installed. */
export const packageName = (edition: Edition): string =>
  isFallback(edition) ? 'watchdesk-fallback' : 'watchdesk';

export const otherName = (edition: Edition): string =>
  isFallback(edition) ? 'watchdesk' : 'watchdesk-fallback';

export const debFile = (edition: Edition): string =>
  `${packageName(edition)}_${edition.version}_${debianArch(edition)}.deb`;

export const tarFolder = (edition: Edition): string => `${packageName(edition)}-${edition.version}`;

export const tarFile = (edition: Edition): string => `${tarFolder(edition)}-linux-${edition.arch}.tar.gz`;

/** The sentence that a package on the fallback runtime says wherever it presents itself. */
export const fallbackNotice = (edition: Edition): string =>
  `Built on Electron ${edition.electron}, which has reached its end of life: for trying and testing, NOT FOR RELEASE and not for duty.`;
