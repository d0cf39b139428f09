import { importedNames, onImport, pathFromRoot, targetOf } from './imports.js';

/**
 * What must not be imported behind a border.
 * @typedef {object} Forbidden
 * @property {readonly string[]} [packages] names of packages; `@scope/*` is every package of a scope
 * @property {RegExp} [files] paths from the root of the project
 * @property {RegExp} [names] only these names of it; importing it as a whole takes them too
 * @property {string} message what belongs where
 * @property {(file: string) => string} [reason] why the border holds for this file, where that is hard to see
 */

/**
 * The ESLint rule of one border. Each border is a rule of its own, so that a file keeps all that apply to it:
 * of one rule ESLint uses only the last configuration that matches a file.
 * @param {Forbidden} forbidden
 * @returns {import('eslint').Rule.RuleModule}
 */
export function borderRule(forbidden) {
  return {
    meta: { type: 'problem', schema: [] },
    create(context) {
      const file = pathFromRoot(context.filename);
      return onImport((node, specifier) => {
        if (!isForbidden(targetOf(file, specifier), forbidden)) return;
        if (forbidden.names && !takes(node, forbidden.names)) return;
        const reason = forbidden.reason ? ` ${forbidden.reason(file)}` : '';
        context.report({ node, message: `${forbidden.message}${reason}` });
      });
    },
  };
}

/**
 * @param {import('./imports.js').Target} target
 * @param {Forbidden} forbidden
 */
function isForbidden(target, { packages = [], files }) {
  if (target.file !== undefined) return files?.test(target.file) ?? false;
  const scope = `${target.package.split('/')[0]}/*`;
  return packages.includes(target.package) || packages.includes(scope);
}

/**
 * @param {any} node
 * @param {RegExp} pattern
 */
function takes(node, pattern) {
  return importedNames(node)?.some((name) => pattern.test(name)) ?? true;
}
