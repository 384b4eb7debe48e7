import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseEngines } from '../../../scripts/engines/choose-engines.mjs';
import { findBrowser } from '../../../scripts/find-browser.mjs';

/** A program that is there, whatever it does. */
const PROGRAM = process.execPath;

describe('the engines of a run', () => {
  beforeEach(() => {
    vi.stubEnv('PATH', '');
    vi.stubEnv('DISPLAY', ':0');
    for (const name of ['CHROME_PATH', 'FIREFOX_PATH', 'WEBKIT_DRIVER_PATH', 'GOODWORD_ENGINES'])
      vi.stubEnv(name, undefined);
  });
  afterEach(() => vi.unstubAllEnvs());

  it('are Chromium and Firefox, be they there or not; WebKit is named as not run', () => {
    const { run, notRun } = chooseEngines([]);
    expect(run).toEqual(['chromium', 'firefox']);
    expect(notRun).toHaveLength(1);
    expect(notRun[0]?.name).toBe('webkit');
    expect(notRun[0]?.reason).toMatch(/^WebKit was not found .*apt-get install/);
  });

  it('have WebKit among them where it is', () => {
    vi.stubEnv('WEBKIT_DRIVER_PATH', PROGRAM);
    expect(chooseEngines([])).toEqual({ run: ['chromium', 'firefox', 'webkit'], notRun: [] });
  });

  it('leave WebKit out where it has no display, and say so', () => {
    vi.stubEnv('WEBKIT_DRIVER_PATH', PROGRAM);
    vi.stubEnv('DISPLAY', '');
    vi.stubEnv('WAYLAND_DISPLAY', '');
    expect(chooseEngines([]).notRun[0]?.reason).toContain('Xvfb was not found');
  });

  it('are those that are named, and the others are named as left out', () => {
    const { run, notRun } = chooseEngines(['browser', '--engines=webkit,chromium']);
    expect(run).toEqual(['chromium', 'webkit']);
    expect(notRun).toEqual([{ name: 'firefox', reason: 'It was left out by --engines.' }]);
  });

  it('are found by their variables, unless the run leaves them out', () => {
    vi.stubEnv('FIREFOX_PATH', PROGRAM);
    expect(findBrowser('firefox')).toBe(PROGRAM);
    vi.stubEnv('GOODWORD_ENGINES', 'chromium,webkit');
    expect(findBrowser('firefox')).toBe(undefined);
  });
});
