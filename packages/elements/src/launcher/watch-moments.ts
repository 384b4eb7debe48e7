import { readDuration } from './opening-limit.js';

/** When a launcher may open by itself. */
export interface Moments {
  /** Milliseconds from now. */
  delay?: number | undefined;
  /** How far down the page, from 0 to 1. A page that does not scroll has no such moment. */
  scrolled?: number | undefined;
}

/**
 * Reads a host's moments; what cannot be read is none.
 *
 * @example readMoments('10s', '50%') // { delay: 10_000, scrolled: 0.5 }
 */
export function readMoments(openAfter: string, openAtScroll: string): Moments {
  const percent = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(openAtScroll)?.[1];
  return {
    delay: readDuration(openAfter),
    scrolled: percent === undefined ? undefined : Number(percent) / 100,
  };
}

/** How long a moment that would disturb is put off, in milliseconds. */
const PUT_OFF = 1000;

/**
 * Calls back once for each moment that has come, though not while the person types, is elsewhere,
 * or has another dialog before them.
 *
 * @returns a function that ends it
 */
export function watchMoments(
  { delay, scrolled }: Moments,
  onMoment: (reason: 'delay' | 'scroll') => void,
): () => void {
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const handleDelay = () => {
    if (isBusy()) timer = setTimeout(handleDelay, PUT_OFF);
    else onMoment('delay');
  };
  const handleScroll = () => {
    if (scrolled === undefined || scrolledShare() < scrolled || isBusy()) return;
    ending.abort();
    onMoment('scroll');
  };

  if (delay !== undefined) timer = setTimeout(handleDelay, delay);
  if (scrolled !== undefined) {
    addEventListener('scroll', handleScroll, { passive: true, signal: ending.signal });
  }
  return () => {
    clearTimeout(timer);
    ending.abort();
  };
}

function isBusy(): boolean {
  const selector = ':is(input, textarea, select, [contenteditable]):focus, dialog:modal';
  return document.hidden || document.querySelector(selector) !== null;
}

function scrolledShare(): number {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
  const way = scrollHeight - clientHeight;
  return way > 0 ? scrollTop / way : 0;
}
