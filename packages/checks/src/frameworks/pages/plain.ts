import { PRODUCTS } from './products.js';
import { startPage } from './start-page.js';

startPage((target, client) => {
  const program = document.createElement('goodword-program');
  const refer = document.createElement('goodword-refer');
  const button = document.createElement('button');
  const output = document.createElement('output');
  program.client = client;
  refer.sku = PRODUCTS[0];
  refer.addEventListener('goodword-enrolled', ({ detail }) => {
    output.value = detail.code;
  });
  button.textContent = 'Another product';
  button.addEventListener('click', () => {
    refer.sku = PRODUCTS[1];
  });
  program.append(refer, button, output);
  target.append(program);
  return () => target.replaceChildren();
});
