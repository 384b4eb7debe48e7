import type { GoodwordEnrolledEvent } from '@goodword/elements';
// The build with a compiler: no plugin is needed for one template.
import { createApp, ref } from 'vue/dist/vue.esm-bundler.js';
import { PRODUCTS } from './products.js';
import { startPage } from './start-page.js';

const template = `
  <goodword-program :client="client">
    <goodword-refer :sku="sku" @goodword-enrolled="keepCode" />
    <button @click="sku = '${PRODUCTS[1]}'">Another product</button>
    <output>{{ code }}</output>
  </goodword-program>`;

startPage((target, client) => {
  const app = createApp({
    template,
    setup() {
      const code = ref('');
      const keepCode = ({ detail }: GoodwordEnrolledEvent): void => {
        code.value = detail.code;
      };
      return { client, sku: ref<string>(PRODUCTS[0]), code, keepCode };
    },
  });
  app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith('goodword-');
  app.mount(target);
  return () => app.unmount();
});
