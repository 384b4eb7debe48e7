import { WebdriverLauncher } from '@web/test-runner-webdriver';
import { startWebKitDriver } from './webkit-driver.mjs';

const CAPABILITIES = {
  browserName: 'MiniBrowser',
  'wdio:enforceWebDriverClassic': true,
};

/** A launcher of @web/test-runner that starts WebKit's driver for the run and ends it after. */
export class WebKitLauncher extends WebdriverLauncher {
  #options;
  #driver;

  constructor() {
    const options = { capabilities: CAPABILITIES };
    super(options);
    this.#options = options;
  }

  async initialize(config) {
    await super.initialize(config);
    this.name = 'WebKit';
    this.#driver = await startWebKitDriver();
    const { hostname, port } = this.#driver;
    Object.assign(this.#options, { hostname, port });
  }

  /**
   * Tests are served from localhost. To WebKit's HTTP library that is a public suffix, for which it
   * takes no cookie; a name below it is a site like any other.
   */
  startSession(id, url) {
    return super.startSession(id, url.replace('//localhost:', '//site.localhost:'));
  }

  async stop() {
    await super.stop();
    await this.#driver?.end();
  }
}
