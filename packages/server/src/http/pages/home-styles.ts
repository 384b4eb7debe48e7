/** The home page's styles: kept in a file of their own, so that its policy needs no `unsafe-inline`. */
export const HOME_STYLES = `
:root { color-scheme: light dark; --ink: #1c1b22; --soft: #5b5966; --paper: #fbfaf7; --card: #fff;
  --line: #e4e1d8; --accent: #0b6e4f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f1eff5; --soft: #b3b0bf; --paper: #17161b; --card: #211f27; --line: #37343f;
    --accent: #6fd3ad; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 ui-sans-serif, system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: clamp(2rem, 8vw, 5rem) 1.25rem; }
h1 { margin: 0; font: 600 clamp(2.5rem, 9vw, 4rem)/1.05 ui-serif, Georgia, serif;
  letter-spacing: -0.02em; }
h2 { margin: 0 0 .5rem; font-size: 1.125rem; }
.lead { margin: .75rem 0 2.5rem; font-size: 1.25rem; color: var(--soft); }
section { margin: 0 0 1rem; padding: 1.25rem 1.5rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .875rem; }
p { margin: 0 0 .75rem; } p:last-child, ul:last-child { margin-bottom: 0; }
pre { margin: 0 0 .75rem; padding: .875rem 1rem; overflow-x: auto; border-radius: .5rem;
  background: var(--paper); border: 1px solid var(--line); font-size: .875rem; line-height: 1.6; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: .9em; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px;
  border-radius: .25rem; }
ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
.go { display: inline-block; padding: .625rem 1.125rem; border-radius: 99rem; font-weight: 600;
  background: var(--accent); color: var(--card); text-decoration: none; }
`.trimStart();
