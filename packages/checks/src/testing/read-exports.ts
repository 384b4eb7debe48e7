import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './process.js';

/** One export of an entry, as its readers see it. */
export interface DocumentedExport {
  name: string;
  kind: 'function' | 'value' | 'type';
  /** The first sentence of its docs. */
  summary: string;
  /** Its examples, as written. */
  examples: string[];
}

/** What the packages are compiled with. */
export const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ['goodword-source'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** Reads what an entry exports, with the docs that stand at each declaration. */
export function readExports(entry: string): DocumentedExport[] {
  const file = join(ROOT, entry);
  const program = ts.createProgram([file], COMPILER_OPTIONS);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} is no module.`);
  return checker
    .getExportsOfModule(module)
    .map((exported) => describeExport(exported, checker))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function describeExport(exported: ts.Symbol, checker: ts.TypeChecker): DocumentedExport {
  const symbol =
    exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const docs = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return {
    name: exported.name,
    kind: kindOf(symbol, checker),
    summary: /^[^]*?(?:[.?](?=\s|$)|$)/.exec(docs)?.[0].replace(/\s+/g, ' ') ?? '',
    examples: symbol
      .getJsDocTags(checker)
      .filter(({ name }) => name === 'example')
      .map(({ text }) => ts.displayPartsToString(text)),
  };
}

function kindOf(symbol: ts.Symbol, checker: ts.TypeChecker): DocumentedExport['kind'] {
  if (!(symbol.flags & ts.SymbolFlags.Value)) return 'type';
  return checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0 ? 'function' : 'value';
}
