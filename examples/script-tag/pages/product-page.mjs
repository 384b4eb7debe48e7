import { html } from 'hono/html';
import { CUSTOMERS } from '../backend/customers.mjs';
import { PRODUCT } from '../backend/orders.mjs';
import { formatMoney } from './format.mjs';
import { layout } from './layout.mjs';

/**
 * The product, and the places where Goodword appears on it.
 *
 * @param {{ customer?: { name: string }, code?: string }} visitor who is signed in, and the code that
 *   the visit came with, for a form that is sent without script
 */
export function productPage(shop, { customer, code }) {
  return layout({
    title: `${PRODUCT.name} – Kettle & Quiet`,
    head: html`<link rel="stylesheet" href="/product.css" />
      <meta name="description" content="A pour-over coffee set in stoneware and glass." />
      <script
        type="module"
        src="${shop.goodwordOrigin}/goodword.js"
        data-program="${shop.program}"
        referrerpolicy="no-referrer"
      ></script>
      <script type="module" src="/shop.js"></script>`,
    header: account(customer),
    main: html`<goodword-welcome></goodword-welcome> ${hero()} ${thanks()} ${details()} ${share()}
      ${office(shop, code)}`,
    footer: html`<p>
      <a href="/office">Sales desk</a> (for the shop’s staff) ·
      <a href="${shop.goodwordOrigin}/">The Goodword server</a>
    </p>`,
    after: html`<goodword-consent></goodword-consent>`,
  });
}

function account(customer) {
  return html`<div class="account">
    <form id="sign-in" method="post" action="/session" ${customer ? 'hidden' : ''}>
      <label for="customer">Customer</label>
      <select id="customer" name="customer">
        ${CUSTOMERS.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
      </select>
      <button class="quiet">Sign in</button>
    </form>
    <form id="sign-out" method="post" action="/session/end" ${customer ? '' : 'hidden'}>
      <span id="who">${customer?.name ?? ''}</span>
      <button class="quiet">Sign out</button>
    </form>
    <p id="account-status" class="visually-hidden" role="status"></p>
  </div>`;
}

function hero() {
  return html`<section class="hero" aria-labelledby="product">
    <img
      class="hero-picture"
      src="/morning-set.svg"
      width="480"
      height="520"
      alt="A terracotta dripper on a glass carafe, and a cup beside it"
    />
    <div class="hero-text">
      <p class="eyebrow">Pour-over coffee set</p>
      <h1 id="product">${PRODUCT.name}</h1>
      <p class="intro">
        Four quiet minutes before the day begins: a stoneware dripper, a glass carafe and forty
        filters. Nothing to plug in, nothing to update.
      </p>
      <p class="price">${formatMoney(PRODUCT.price, PRODUCT.currency)}</p>
      <form id="buy" class="buy" method="post" action="/checkout">
        <div class="field">
          <label for="quantity">Quantity</label>
          <input
            id="quantity"
            name="quantity"
            type="number"
            inputmode="numeric"
            min="1"
            max="9"
            value="1"
            required
          />
        </div>
        <div class="field">
          <label for="coupon">Coupon <span class="hint">(if you have one)</span></label>
          <input id="coupon" name="coupon" autocomplete="off" maxlength="40" />
        </div>
        <button class="primary">Buy</button>
      </form>
      <p id="buy-problem" class="problem" role="alert"></p>
      <p class="hint">Free delivery in two days. Thirty days to change your mind.</p>
    </div>
  </section>`;
}

function thanks() {
  return html`<section id="thanks" class="thanks" aria-labelledby="thanks-title" hidden>
    <h2 id="thanks-title" tabindex="-1">Thank you, order <span id="order-number"></span></h2>
    <p>
      <span id="order-total"></span>. We pack it today. Do you know somebody who would like one,
      too?
    </p>
    <p><a href="#share">Share it</a></p>
  </section>`;
}

const DETAILS = [
  ['dripper.svg', 'Stoneware dripper', 'Holds its heat, so the last drop is as hot as the first.'],
  ['carafe.svg', 'Glass carafe, 600 ml', 'Four small cups or two honest ones. Dishwasher-safe.'],
  ['filters.svg', 'Forty paper filters', 'Unbleached, from one mill, and compostable.'],
];

function details() {
  return html`<section class="details" aria-labelledby="in-the-box">
    <h2 id="in-the-box">In the box</h2>
    <ul>
      ${DETAILS.map(
        ([picture, name, text]) =>
          html`<li>
            <img src="/${picture}" width="72" height="72" alt="" />
            <h3>${name}</h3>
            <p>${text}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

function share() {
  return html`<section id="share" class="split" aria-labelledby="share-title">
    <div>
      <h2 id="share-title">Share it</h2>
      <p>
        The best advertisement we ever had is somebody saying “try mine”. Sign in above to see what
        came of your recommendations, or just take a link.
      </p>
    </div>
    <div class="stack">
      <goodword-refer></goodword-refer>
      <goodword-referrals></goodword-referrals>
    </div>
  </section>`;
}

function office(shop, code) {
  return html`<section id="ask" class="split" aria-labelledby="ask-title">
    <div>
      <h2 id="ask-title">For your office</h2>
      <p>Ten people, one kettle? Ask us. Somebody who drinks a lot of coffee will answer.</p>
    </div>
    <goodword-lead></goodword-lead>
    <noscript>
      <form
        class="plain"
        method="post"
        action="${shop.goodwordOrigin}/v1/leads?program=${shop.program}"
      >
        ${code ? html`<input type="hidden" name="code" value="${code}" />` : ''}
        <label for="lead-name">Name</label>
        <input id="lead-name" name="name" autocomplete="name" />
        <label for="lead-email">E-mail</label>
        <input id="lead-email" name="email" type="email" autocomplete="email" required />
        <label class="check">
          <input name="contactConsent" type="checkbox" value="true" required />
          You may contact me about this request.
        </label>
        <button class="primary">Ask us</button>
      </form>
    </noscript>
  </section>`;
}
