/** How the words of a problem are put together. */
export type Params = Readonly<Record<string, string | number>>;
export type Words = (params: Params) => { readonly zh: string; readonly en: string };

const LEVELS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  county: ['县级', 'county'],
  city: ['市级', 'city'],
  province: ['省级', 'province'],
};

export const say =
  (zh: string, en: string): Words =>
  (params) => ({ zh: fill(zh, params, 0), en: fill(en, params, 1) });

/** <name> is replaced by the parameter; a parameter that is not there leaves nothing. A level is named in the language. */
function fill(pattern: string, params: Params, language: 0 | 1): string {
  return pattern.replace(/<(\w+)>/g, (_, name: string) => {
    const value = String(params[name] ?? '');
    return name === 'level' ? (LEVELS[value]?.[language] ?? value) : value;
  });
}

/** "did you mean" is added when a known id is close to what was written. */
export const unknown = (zh: string, en: string): Words => {
  return (params) => {
    const words = say(zh, en)(params);
    if (params.near === undefined) return words;
    return {
      zh: `${words.zh}是不是“${params.near}”？`,
      en: `${words.en} Did you mean "${params.near}"?`,
    };
  };
};
