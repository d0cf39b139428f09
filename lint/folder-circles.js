import { onImport, pathFromRoot, targetOf } from './imports.js';
import { sourceGraph } from './source-graph.js';

/** @type {WeakMap<import('./source-graph.js').SourceGraph, Map<string, Set<string>>>} */
const folderGraphs = new WeakMap();

/**
 * ESLint rule: the folders of `src` form no circle. An import of types counts as well: who needs the types
 * of a folder needs the folder. The files that stand in `src` itself count as one folder.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noFolderCircles = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = pathFromRoot(context.filename);
    const from = folderOf(file);
    const graph = folderGraph(sourceGraph());
    return onImport((node, specifier) => {
      const to = folderOf(targetOf(file, specifier).file ?? '');
      if (from === undefined || to === undefined || from === to) return;
      const wayBack = wayBetween(graph, to, from);
      if (wayBack === undefined) return;
      const circle = [from, ...wayBack].join(' > ');
      context.report({ node, message: `The folders of src form no circle: ${circle}.` });
    });
  },
};

/**
 * @param {string} path from the root
 * @returns {string | undefined} the folder of `src`, or undefined for a file elsewhere
 */
function folderOf(path) {
  const [top, folder, ...rest] = path.split('/');
  if (top !== 'src') return undefined;
  return rest.length === 0 ? 'src' : folder;
}

/** @param {import('./source-graph.js').SourceGraph} files */
function folderGraph(files) {
  const known = folderGraphs.get(files);
  if (known) return known;
  /** @type {Map<string, Set<string>>} */
  const folders = new Map();
  for (const [file, edges] of files) {
    const from = folderOf(file) ?? '';
    const targets = folders.get(from) ?? new Set();
    for (const { to } of edges) targets.add(folderOf(to) ?? '');
    folders.set(from, targets);
  }
  folderGraphs.set(files, folders);
  return folders;
}

/**
 * The shortest way from one folder to another, both included.
 * @param {Map<string, Set<string>>} graph
 * @param {string} from
 * @param {string} to
 */
function wayBetween(graph, from, to) {
  const ways = new Map([[from, [from]]]);
  // A map visits what is added to it on the way.
  for (const [folder, way] of ways) {
    if (folder === to) return way;
    for (const next of graph.get(folder) ?? []) {
      if (!ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return undefined;
}
