/**
 * The page's own script. The shop works without it, and without Goodword: a failure there never
 * stands between a customer and a purchase.
 */

/** Runs a task as soon as the referral client is there; calls made before it has loaded are kept. */
function withGoodword(task) {
  // A failed call is shown by the elements; the shop has nothing to add.
  (window.goodword ??= []).push((client) => task(client).catch(() => {}));
}

/** Sends a form to the shop's backend. @returns the answer; throws with a sentence to show. */
async function send(path, form) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: form ? new URLSearchParams(new FormData(form)) : undefined,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

const $ = (id) => document.getElementById(id);

function enrol({ name, token }) {
  $('who').textContent = name;
  $('sign-in').hidden = true;
  $('sign-out').hidden = false;
  withGoodword((client) => client.enrol({ token }));
}

$('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const answer = await send('/session', event.target);
    enrol(answer);
    $('account-status').textContent = `Signed in as ${answer.name}.`;
    $('sign-out').querySelector('button').focus();
  } catch (error) {
    $('account-status').textContent = error.message;
  }
});

// Somebody who signed in on an earlier page is still signed in on this one.
if ($('sign-in').hidden) send('/session/token').then(enrol, () => {});

$('buy').addEventListener('submit', async (event) => {
  event.preventDefault();
  $('buy-problem').textContent = '';
  try {
    const { number, total, conversion } = await send('/checkout', event.target);
    // Unconfirmed: it pays nobody until the shop's backend confirms the payment of this order.
    withGoodword((client) => client.convert(conversion));
    $('order-number').textContent = number;
    $('order-total').textContent = total;
    $('thanks').hidden = false;
    $('thanks-title').focus();
  } catch (error) {
    $('buy-problem').textContent = error.message;
  }
});
