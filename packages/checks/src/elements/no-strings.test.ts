import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../testing/process.js';

const SOURCES = join(ROOT, 'packages', 'elements', 'src');

/** Attributes that are read out or shown. */
const SAID =
  /\b(?:aria-label|aria-description|aria-roledescription|title|alt|placeholder)="([^"]*)"/g;

/** What stands in a template in place of a value. */
const VALUE = '\u0001';

/** Texts of a file's templates that are no value: what a person would read in one language alone. */
function findTexts(name: string, code: string): string[] {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && ['html', 'svg'].includes(node.tag.getText())) {
      found.push(...textsOf(node.template));
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found.map((text) => `${name}: ${text}`);
}

function textsOf(template: ts.TemplateLiteral): string[] {
  const parts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  const markup = parts.join(VALUE).replace(/<!--.*?-->/gs, '');
  const said = [...markup.matchAll(SAID)].map(([, value = '']) => value);
  const between = markup.replace(/<[^>]*>/g, VALUE).split(VALUE);
  return [...said, ...between].map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

describe('the templates of the elements', () => {
  it('say nothing but texts of the locales and of the program', async () => {
    const names = (await readdir(SOURCES, { recursive: true })).filter(
      (name) => name.endsWith('.ts') && !/\.test\.ts$|testing[\\/]/.test(name),
    );
    expect(names.length).toBeGreaterThan(50);
    const files = names.map(async (name) =>
      findTexts(name, await readFile(join(SOURCES, name), 'utf8')),
    );
    expect((await Promise.all(files)).flat()).toEqual([]);
  });

  it('would be found to say something', () => {
    expect(findTexts('a', 'html`<p title="Hello">${name}</p>`')).toEqual(['a: Hello']);
    expect(findTexts('b', 'html`<b part="x">${name} is here</b>`')).toEqual(['b: is here']);
  });
});
