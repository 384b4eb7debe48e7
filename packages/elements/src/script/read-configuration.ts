import type { ForwardTarget } from '@goodword/core';
import type { ConsentMode } from '@goodword/protocol';

/** What a page says about its program. */
export interface Configuration {
  program: string;
  endpoint: string;
  /** Checked by the client, which says what is wrong with it. */
  consent?: ConsentMode;
  basis?: string;
  locale?: string;
  source?: string;
  cookieDomain?: string;
  forward?: ForwardTarget;
  /** A selector of the host's own forms that take the evidence with them. */
  evidenceForms?: string;
  /** The parameters that a link's code may stand in: `ref`, and those of `data-aliases`. */
  codeParameters?: readonly string[];
  cleanUrl: boolean;
  debug: boolean;
}

/** The settings as text, under the names of the script element's `data-*`. */
type Settings = Readonly<Record<string, string | undefined>>;

/** The settings that are texts. */
const NAMES = [
  'program',
  'endpoint',
  'consent',
  'basis',
  'locale',
  'source',
  'cookieDomain',
  'forward',
  'evidenceForms',
];

/** Where a page may have left its settings. */
export interface ConfigurationPlaces {
  /** The address of this module. */
  moduleUrl: string;
  /** The page's scripts. */
  scripts: Iterable<HTMLScriptElement>;
  /** What `window.goodword` was before the script ran. */
  queue: unknown;
}

/**
 * Finds the program: on the script element that loaded this module, else in
 * `window.goodword = [{ program }]` (tag managers strip attributes), else in the script's query.
 *
 * @returns `undefined` where none of them names a program
 */
export function readConfiguration({
  moduleUrl,
  scripts,
  queue,
}: ConfigurationPlaces): Configuration | undefined {
  const { origin, searchParams } = new URL(moduleUrl);
  const settings = [
    [...scripts].find((script) => script.src === moduleUrl)?.dataset,
    Array.isArray(queue) ? queue.find(isSettings) : undefined,
    Object.fromEntries(searchParams),
  ].find((place) => place?.program);
  if (!settings) return undefined;
  // The client checks what it is given, and says what is wrong with it.
  const given = NAMES.filter((name) => settings[name]).map((name) => [name, settings[name]]);
  return {
    endpoint: origin,
    ...(Object.fromEntries(given) as { program: string }),
    ...(settings.aliases ? { codeParameters: ['ref', ...settings.aliases.split(' ')] } : {}),
    cleanUrl: isOn(settings.cleanUrl),
    debug: isOn(settings.debug),
  };
}

/** An attribute without a value is an empty text, and means yes. */
const isOn = (value: unknown): boolean =>
  value !== undefined && value !== 'false' && value !== false;

function isSettings(entry: unknown): entry is Settings {
  return typeof entry === 'object' && entry !== null && 'program' in entry;
}
