import { dirname, posix, relative, sep } from 'node:path';

/** The root of the project. */
export const ROOT = dirname(import.meta.dirname);

/**
 * What an import means: a package by its name, or a file of this project by its path from the root, with
 * `/` on every platform.
 * @typedef {{ package: string, file?: undefined } | { file: string, package?: undefined }} Target
 */

/**
 * The path of a file from the root of the project, with `/` on every platform.
 * @param {string} path absolute
 */
export function pathFromRoot(path, root = ROOT) {
  return relative(root, path).split(sep).join('/');
}

/**
 * Resolves an import as Node does: relative to its file, and with the extension of what is built.
 * @param {string} importer path from the root
 * @param {string} specifier
 * @returns {Target}
 */
export function targetOf(importer, specifier) {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(importer), specifier);
    return { file: path.replace(/\.js$/, '.ts') };
  }
  const parts = specifier.replace(/^node:/, '').split('/');
  return { package: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}

/**
 * The visitor of an ESLint rule that sees every way to import: statements, re-exports, `import()`, the type
 * `import('…')` and `import x = require('…')`.
 * @param {(node: any, specifier: string) => void} visit
 */
export function onImport(visit) {
  const visitSource = (/** @type {any} */ node) => {
    const specifier = (node.source ?? node.expression)?.value;
    if (typeof specifier === 'string') visit(node, specifier);
  };
  return {
    ImportDeclaration: visitSource,
    ExportNamedDeclaration: visitSource,
    ExportAllDeclaration: visitSource,
    ImportExpression: visitSource,
    TSImportType: visitSource,
    TSExternalModuleReference: visitSource,
  };
}

/**
 * The names that an import takes; undefined when it takes the module as a whole.
 * @param {any} node of an import
 * @returns {string[] | undefined}
 */
export function importedNames(node) {
  if (node.type === 'TSImportType') return nameOf(leftmost(node.qualifier));
  /** @type {any[] | undefined} */
  const specifiers = node.specifiers;
  if (specifiers?.some(({ type }) => type === 'ImportNamespaceSpecifier')) return undefined;
  return specifiers?.map(({ type, imported, local }) => {
    if (type === 'ImportDefaultSpecifier') return 'default';
    return (imported ?? local).name ?? (imported ?? local).value;
  });
}

/** @param {any} qualifier */
function leftmost(qualifier) {
  let name = qualifier;
  while (name?.type === 'TSQualifiedName') name = name.left;
  return name;
}

/** @param {any} identifier */
function nameOf(identifier) {
  return identifier ? [identifier.name] : undefined;
}
