import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT, pathFromRoot, targetOf } from './imports.js';

/**
 * Which files of `src` import which. Paths are from the root of the project; specs are left out.
 * @typedef {ReadonlyMap<string, readonly Edge[]>} SourceGraph
 * @typedef {{ to: string, isTypeOnly: boolean }} Edge
 */

/** @type {Map<string, SourceGraph>} */
const graphs = new Map();

/**
 * The imports between the files of `src`, read once for each root.
 * @returns {SourceGraph}
 */
export function sourceGraph(root = ROOT) {
  const known = graphs.get(root);
  if (known) return known;
  const graph = new Map(sourceFiles(root).map((file) => [file, edgesOf(root, file)]));
  graphs.set(root, graph);
  return graph;
}

/**
 * What is loaded when the files are that satisfy `isStart`, these included. Types are not loaded.
 * @param {SourceGraph} graph
 * @param {(file: string) => boolean} isStart
 * @returns {Map<string, string[]>} each file, with the way on which it is reached
 */
export function reachableFrom(graph, isStart) {
  const ways = new Map([...graph.keys()].filter(isStart).map((file) => [file, [file]]));
  // A map visits what is added to it on the way.
  for (const [file, way] of ways) {
    for (const { to, isTypeOnly } of graph.get(file) ?? []) {
      if (!isTypeOnly && !ways.has(to)) ways.set(to, [...way, to]);
    }
  }
  return ways;
}

/** @param {string} root */
function sourceFiles(root) {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!spec)\.ts$/.test(entry.name))
    .map((entry) => pathFromRoot(join(entry.parentPath, entry.name), root));
}

/**
 * @param {string} root
 * @param {string} file
 */
function edgesOf(root, file) {
  /** @type {Edge[]} */
  const edges = [];
  const add = (/** @type {ts.Node | undefined} */ specifier, /** @type {boolean} */ isTypeOnly) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const { file: to } = targetOf(file, specifier.text);
    if (to !== undefined) edges.push({ to, isTypeOnly });
  };
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isOfTypes(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node)) ts.forEachChild(node.argument, (name) => add(name, true));
    else if (isImportCall(node)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ESNext));
  return edges;
}

/**
 * True for an import that is gone once its file is built.
 * @param {ts.ImportClause | undefined} clause
 */
function isOfTypes(clause) {
  if (!clause || clause.isTypeOnly) return clause !== undefined;
  if (clause.name || !clause.namedBindings || !ts.isNamedImports(clause.namedBindings))
    return false;
  return clause.namedBindings.elements.every((element) => element.isTypeOnly);
}

/**
 * @param {ts.Node} node
 * @returns {node is ts.CallExpression}
 */
function isImportCall(node) {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}
