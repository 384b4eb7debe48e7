import { join } from 'node:path';

/**
 * The browser engines that the tests run in: how each is called, where it is kept and how it is
 * got. WebKit's program is the driver that starts it.
 *
 * @typedef {'chromium' | 'firefox' | 'webkit'} EngineName
 * @typedef {object} Engine
 * @property {string} title what people call it
 * @property {string[]} variables environment variables that name its program; the first is ours
 * @property {string[]} programs what it is called on the search path
 * @property {Partial<Record<NodeJS.Platform, string[]>>} places where its own installer keeps it
 * @property {boolean} required whether a run needs it where nothing else is said
 * @property {boolean} [needsDisplay] whether it cannot run without a display
 * @property {string[][]} packages of Debian: the first of these sets that can be had
 * @property {string[]} advice how people get it, one way a line
 */

/** Below the folders where Windows keeps programs. */
function onWindows(...paths) {
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? paths.map((path) => join(folder, ...path)) : [];
  });
}

/** @type {Record<EngineName, Engine>} */
export const ENGINES = {
  chromium: {
    title: 'Chromium',
    variables: ['CHROME_PATH', 'CHROME_BIN'],
    programs: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
    ],
    places: {
      darwin: [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
      win32: onWindows(
        ['Google', 'Chrome', 'Application', 'chrome.exe'],
        ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ),
      linux: ['/opt/google/chrome/chrome', '/snap/bin/chromium'],
    },
    required: true,
    packages: [['chromium']],
    advice: [
      'Debian: sudo apt-get install chromium',
      'Ubuntu: sudo snap install chromium',
      'Fedora: sudo dnf install chromium',
      'macOS: brew install --cask google-chrome',
      'Windows: winget install Google.Chrome',
      'anywhere: npx -y @puppeteer/browsers install chrome@stable --path <folder>',
    ],
  },
  firefox: {
    title: 'Firefox',
    variables: ['FIREFOX_PATH', 'FIREFOX_BIN'],
    programs: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    places: {
      darwin: [
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      ],
      win32: onWindows(['Mozilla Firefox', 'firefox.exe']),
      linux: ['/usr/lib/firefox/firefox', '/usr/lib64/firefox/firefox', '/opt/firefox/firefox'],
    },
    required: true,
    packages: [['firefox-esr'], ['firefox']],
    advice: [
      'Debian: sudo apt-get install firefox-esr',
      'Fedora: sudo dnf install firefox',
      'macOS: brew install --cask firefox',
      'Windows: winget install Mozilla.Firefox',
      'anywhere: npx -y @puppeteer/browsers install firefox@stable --path <folder>',
    ],
  },
  webkit: {
    title: 'WebKit',
    variables: ['WEBKIT_DRIVER_PATH'],
    programs: ['WebKitWebDriver'],
    places: {},
    required: false,
    needsDisplay: true,
    packages: [['webkit2gtk-driver', 'xvfb']],
    advice: [
      'Debian, Ubuntu: sudo apt-get install webkit2gtk-driver xvfb',
      'Fedora: sudo dnf install /usr/bin/WebKitWebDriver /usr/bin/Xvfb',
    ],
  },
};
