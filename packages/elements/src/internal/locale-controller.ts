import type { Program } from '@goodword/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findLocale, loadTexts, type LoadMore, type Locale } from '../locales/load-texts.js';
import type { TextKey, Texts } from '../locales/texts.js';
import { defaultLocale } from './default-client.js';
import { fillText, type TextValues } from './fill-text.js';
import { PROGRAM_TAG } from './find-client.js';
import { pickLanguage } from './pick-localized.js';

type Host = ReactiveControllerHost & Element & { locale: string };

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT: readonly Locale[] = ['ar', 'he'];

/** Chooses an element's locale, loads its texts and fills them. */
export class LocaleController implements ReactiveController {
  /** The locale of the loaded texts. */
  locale: Locale = 'en';
  texts: Texts | undefined;
  /** Neither the locale's texts nor the English ones could be loaded. */
  failed = false;
  /** The program, once known: the third to name a locale, and the first to word a text. */
  program: Program | undefined;
  readonly #host: Host;
  #loading: Locale | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** What the page asks for, region included: numbers are written by it. */
  get tag(): string {
    const host = this.#host;
    const provider = host.closest(PROGRAM_TAG);
    const asked = [
      host.locale,
      provider ? provider.getAttribute('locale') : defaultLocale(),
      host.closest('[lang]')?.getAttribute('lang'),
      this.program?.locale,
    ];
    return asked.map(readTag).find((tag) => tag && findLocale(tag)) ?? 'en';
  }

  get direction(): 'ltr' | 'rtl' {
    return RIGHT_TO_LEFT.includes(this.locale) ? 'rtl' : 'ltr';
  }

  hostUpdate(): void {
    const locale = findLocale(this.tag) ?? 'en';
    if (locale === this.#loading) return;
    this.#loading = locale;
    void this.#load(locale);
  }

  /** The element's text, in the program's own words where it has some. */
  text(key: TextKey, values?: TextValues): string {
    const own = pickLanguage(this.program?.texts ?? {}, this.tag);
    const message = own && Object.hasOwn(own, key) ? own[key] : this.texts?.[key];
    return message === undefined ? '' : fillText(message, this.tag, values);
  }

  async #load(locale: Locale): Promise<void> {
    try {
      const { loadMore } = this.#host.constructor as { loadMore?: LoadMore };
      const texts = await loadTexts(locale, loadMore).catch(() => loadTexts('en', loadMore));
      if (locale !== this.#loading) return;
      this.texts = texts;
      this.locale = locale;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.#host.requestUpdate();
  }
}

/** A language tag as `Intl` takes it: a page may write `de_DE`, or anything at all. */
function readTag(text: string | null | undefined): string | undefined {
  try {
    return text ? Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] : undefined;
  } catch {
    return undefined;
  }
}
