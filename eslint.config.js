import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const noTypeorm = {
  group: ['typeorm', 'typeorm/*'],
  message: 'Only storage/ and database/ know TypeORM.',
};
const noDatabaseParts = {
  group: [
    '**/database/entities/*',
    '**/database/statement.js',
    '**/database/typeorm-transaction.js',
  ],
  message: 'Only storage/ and database/ know entities and statements.',
};
const noBull = { group: ['bull', '@nestjs/bull'], message: 'Only queue/ knows Bull.' };
const noNestErrors = {
  group: ['@nestjs/common'],
  importNamePattern: 'Exception$',
  message: 'Throw a DomainError; the filter renders it.',
};
const noStores = { group: ['**/storage/*'], message: 'Controllers ask services, not stores.' };
const noFramework = {
  group: ['@nestjs/*', 'class-validator', 'class-transformer', 'fastify'],
  message: 'Runs in worker threads and in the domain: no framework.',
};
const noVouchers = {
  group: ['**/vouchers/*', '**/vouchers/**'],
  message: 'This room knows no vouchers.',
};

const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', '**/*.js', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-extraneous-dependencies': 'error',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config/ reads the environment.' },
      ],
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowWithDecorator: true, allowStaticOnly: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // DTOs and ports are classes only so that decorators and tokens can name them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      ...restrict(noTypeorm, noDatabaseParts, noBull, noNestErrors),
    },
  },
  {
    files: ['src/**/*.controller.ts'],
    rules: restrict(noTypeorm, noDatabaseParts, noBull, noNestErrors, noStores),
  },
  {
    files: [
      'src/async-actions/**',
      'src/queue/**',
      'src/auth/**',
      'src/http/**',
      'src/json/**',
      'src/errors/**',
    ],
    rules: restrict(noTypeorm, noDatabaseParts, noBull, noNestErrors, noVouchers),
  },
  {
    files: ['src/json/**', 'src/ids/**', 'src/*/domain/**', 'src/**/*.task.ts'],
    rules: restrict(noTypeorm, noDatabaseParts, noBull, noFramework),
  },
  {
    files: ['src/database/**', 'src/**/storage/**'],
    rules: restrict(noBull, noNestErrors),
  },
  {
    files: ['src/queue/**'],
    rules: restrict(noTypeorm, noDatabaseParts, noNestErrors, noVouchers),
  },
  { files: ['src/errors/**'], rules: restrict(noTypeorm, noDatabaseParts, noBull, noVouchers) },
  // What clients send is matched by many patterns, and all of them must take linear time.
  {
    files: ['src/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    files: ['src/config/**', 'test/**', 'scripts/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**', '**/*spec.ts'],
    rules: {
      'no-restricted-imports': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  // The way that most services write rows is measured with what they write them with.
  { files: ['scripts/bench/parts/typical.ts'], rules: { 'no-restricted-imports': 'off' } },
);
