import { generateCode } from '@goodword/core/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStates } from '../../visual/serve-states.mjs';
import { followFocus, type Focus } from '../testing/focus.js';
import { openProfile, type Profile } from '../testing/profile.js';

/** What a person does with each element by the keyboard alone, in a real browser. */
let states: Awaited<ReturnType<typeof serveStates>>;
let visitor: Profile;
let focus: Focus;

beforeAll(async () => {
  states = await serveStates();
  visitor = await openProfile();
  focus = await followFocus(visitor.page);
});
afterAll(async () => {
  await visitor?.close();
  await states?.close();
});

async function open(state: string): Promise<void> {
  await visitor.page.goto(`${states.origin}/?state=${state}`);
  await visitor.page.locator('html[data-shown]').waitFor();
}

const press = (key: string) => visitor.page.keyboard.press(key);
const type = (text: string) => visitor.page.keyboard.type(text);
const focused = async () => (await focus.read())?.name;

describe('by the keyboard alone, a person', () => {
  it('gets a link and comes to it', async () => {
    await open('refer-unknown');
    await focus.goTo('E-mail address');
    await type('ada@example.com');
    await press('Enter');
    await expect.poll(focused).toBe('Your personal link');
  });

  it('is led back to an e-mail address that is none', async () => {
    await open('refer-unknown');
    await focus.goTo('E-mail address');
    await type('ada');
    await press('Enter');
    await visitor.page.getByText('Please enter an e-mail address').waitFor();
    expect(await focused()).toBe('E-mail address');
  });

  it('copies the link, and keeps the focus on the button', async () => {
    await open('link');
    await focus.goTo('Copy');
    await press('Enter');
    await visitor.page.getByRole('status').filter({ hasText: /\S/ }).waitFor();
    expect(await focus.read()).toMatchObject({ role: 'button', name: /^Cop/ });
  });

  it('opens the message and changes it', async () => {
    await open('share');
    await focus.goTo('Your message I like Harbour Coffee. With my link you get 15% off.');
    await press('Enter');
    await press('Tab');
    expect(await focus.read()).toMatchObject({ role: 'textbox', isSeen: true });
    await press('ControlOrMeta+A');
    await type('Hello');
    expect(await visitor.page.getByRole('textbox').inputValue()).toBe('Hello');
  });

  it('saves the code as a picture', async () => {
    await open('qr');
    await focus.goTo('Download PNG');
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), press('Space')]);
    expect(download.suggestedFilename()).toMatch(/\.png$/);
  });

  it('answers how it went, and comes to what is asked next', async () => {
    await open('pulse');
    await focus.goTo('3');
    await press('Space');
    await expect.poll(focused).toBe('Thank you. What should we do better?');
    await press('Tab');
    await type('Slow delivery');
    await press('Tab');
    await press('Enter');
    await expect.poll(focused).toBe('Thank you for telling us.');
  });

  it('agrees to be named, and takes it back', async () => {
    await open('leaderboard');
    await focus.goTo('Show my first name here');
    const box = visitor.page.getByRole('checkbox');
    await press('Space');
    expect(await focused()).toBe('Show my first name here');
    await expect.poll(() => box.isEnabled()).toBe(true);
  });

  it('opens a dialog, stays in it, and comes back by Escape', async () => {
    await open('launcher-open');
    await press('Escape');
    await visitor.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await focus.goTo('Refer a friend');
    await press('Enter');
    await visitor.page.getByRole('dialog').waitFor();
    const stops = await focus.walk();
    expect(stops.map(({ name }) => name)).toEqual(['Close', 'E-mail address', 'Get my link']);
    await press('Escape');
    await expect.poll(focused).toBe('Refer a friend');
  });

  it('sees the voucher', async () => {
    await open('welcome');
    await focus.goTo('Show my voucher');
    await press('Enter');
    await visitor.page.getByText('WELCOME-15').waitFor();
    expect(await focus.read()).toBeDefined();
  });

  it('sends a lead, and comes to the thanks', async () => {
    await open('lead');
    await focus.goTo('Your name');
    await type('Bea');
    await press('Tab');
    await type('bea@example.com');
    await press('Tab');
    await press('ArrowDown');
    await focus.goTo('Harbour Coffee may contact me about this request.');
    await press('Space');
    await focus.goTo('Send');
    await press('Enter');
    await expect.poll(async () => (await focus.read())?.role).toBe('status');
  });

  it('is led to the first field of a lead that is wrong', async () => {
    await open('lead');
    await focus.goTo('Send');
    await press('Enter');
    await expect.poll(focused).toBe('Your name');
  });

  it('enters a code, and is led back to one that is mistyped', async () => {
    const code = generateCode();
    const mistyped = (code.startsWith('7') ? '8' : '7') + code.slice(1);
    await open('claim');
    await focus.goTo('Did somebody refer you? Enter their code');
    await type(mistyped);
    await press('Enter');
    await visitor.page.getByRole('alert').filter({ visible: true }).waitFor();
    expect(await focused()).toBe('Did somebody refer you? Enter their code');
    await press('ControlOrMeta+A');
    await type(code);
    await press('Enter');
    await expect.poll(async () => (await focus.read())?.role).toBe('status');
  });

  it.each(['Refuse', 'Allow'])('chooses “%s”, and may come back to the choice', async (choice) => {
    await open('consent');
    await focus.goTo(choice);
    await press('Enter');
    await expect.poll(focused).toBe('Privacy choices');
    await press('Enter');
    await visitor.page.getByRole('button', { name: 'Refuse' }).waitFor();
    expect(await focus.read()).toBeDefined();
  });
});
