import { svg, type SVGTemplateResult } from 'lit';

/** Glyphs of our own drawing on a grid of 24, in strokes; what has none gets a plain arrow. */
const PATHS: Readonly<Record<string, string>> = {
  native: 'M12 15V3M8 7l4-4 4 4M6 11H5v10h14V11h-1',
  done: 'M5 12.5l4.5 4.5L19 7',
  copy: 'M9 9h11v12H9zM5 15H4V3h11v2',
  email: 'M3 5h18v14H3zM3 7l9 6 9-6',
  sms: 'M4 4h16v12H10l-5 4v-4H4zM8 10h.1M12 10h.1M16 10h.1',
  whatsapp:
    'M4 20l1.2-4A8.5 8.5 0 1 1 8 18.9zM9 8c0 4 3 7 7 7l.5-2-2-1-1 1a5 5 0 0 1-2.5-2.5l1-1-1-2z',
  telegram: 'M21 4L3 11l6 2.5L18 7l-7 8 6 5zM9 13.5V19l3-3',
  facebook: 'M13.5 21v-8H17M17 4h-1.5a3 3 0 0 0-2 3v6H10',
  messenger:
    'M12 3.5c5 0 9 3.5 9 8s-4 8-9 8l-2.5-.3L6 21v-3.3a8 8 0 0 1-3-6.2c0-4.5 4-8 9-8zM7.5 13l3-3 3 3 3-3',
  x: 'M5 4l14 16M19 4L5 20',
  linkedin: 'M5 10v10M5 5v.1M10 20V10M10 14a4 4 0 0 1 9 0v6',
  bluesky:
    'M12 11C10 7 7 5 4 4c-1 5 0 8 4 9-3 1-3 4 0 6 2 1 4-3 4-4 0 1 2 5 4 4 3-2 3-5 0-6 4-1 5-4 4-9-3 1-6 3-8 7z',
  threads:
    'M18 8.5C17 5 15 3.5 12 3.5c-5 0-7 4-7 8.5s2 8.5 7 8.5c4 0 6-2 6-4.5 0-3-3-4-6-4s-3.5 4-.5 4 3.5-2 3.5-4-1-3.5-3-3.5-2.5 1-2.5 1',
  mastodon:
    'M17 16c2-.5 3-2 3-5s0-7-8-7-8 4-8 7c0 6 1 9 8 9 2 0 4-.5 4-.5M8 14V9.5a2 2 0 0 1 4 0V12M12 9.5a2 2 0 0 1 4 0V14',
  reddit:
    'M4 14c0-3 3.5-5 8-5s8 2 8 5-3.5 6-8 6-8-3-8-6zM12 9l1-5 4 1M9 13v.1M15 13v.1M9 16.5c2 1 4 1 6 0',
  pinterest: 'M10 21l2.5-11M8 13c-2-5 1-8 4.5-8 4 0 5.5 3 4.5 6-1 4-5 4-5.5 1.5',
  line: 'M12 4c5 0 9 3 9 7s-5 7-9 10v-3c-5 0-9-3-9-7s4-7 9-7zM8 9v4h2M13 9v4l3-4v4',
  teams: 'M4 6h9v9H4zM6.5 8.5h4M8.5 8.5V13M13 9h6v5a4 4 0 0 1-6 3M17 5v.1',
  'hacker-news': 'M4 4h16v16H4zM8.5 7.5L12 13l3.5-5.5M12 13v4',
};

const ARROW = 'M7 17L17 7M9 7h8v8';

/** Draws a channel's or an action's glyph; it says nothing, since the label beside it does. */
export function drawIcon(name: string): SVGTemplateResult {
  const path = (Object.hasOwn(PATHS, name) && PATHS[name]) || ARROW;
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
