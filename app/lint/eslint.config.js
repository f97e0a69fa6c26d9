/** What ESLint asks of all TypeScript of app/. It looks for it in `app/eslint.config.js`. */
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript-eslint';
import { noCircles } from './circles.js';

const APP = dirname(dirname(fileURLToPath(import.meta.url)));

/** With the tests, where a package has them apart; the client's are of the package as it is built. */
const PROJECTS = [
    'client/tsconfig.json',
    'client/tsconfig.test.json',
    'plan/tsconfig.test.json',
    'localnet/tsconfig.test.json',
    'demo/tsconfig.test.json',
    'web/tsconfig.json',
    'web/e2e/tsconfig.json',
];

const SCRIPTS = ['**/*.js', '**/*.mjs'];
const MADE_BY_OTHERS = ['**/dist', '**/.build', '**/*.d.ts', '*/src/generated'];

/** Node's runner keeps count of its tests itself. */
const NODE_TEST = { from: 'package', package: 'node:test', name: ['test', 'suite'] };

const rules = {
    '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [NODE_TEST] }],
    // `_` is a name for what is left out: `const { mint: _, ...rate } = one`.
    '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_+$', argsIgnorePattern: '^_+$' },
    ],
    // An `async` function without `await` answers where a promise is asked for, and turns what it
    // throws into a promise's no, which a plain function would not.
    '@typescript-eslint/require-await': 'off',
    'acequia/no-circles': 'error',
};

export default defineConfig(
    { ignores: [...SCRIPTS, ...MADE_BY_OTHERS] },
    js.configs.recommended,
    typescript.configs.recommendedTypeChecked,
    reactHooks.configs.flat['recommended-latest'],
    {
        plugins: { acequia: { rules: { 'no-circles': noCircles } } },
        languageOptions: { parserOptions: { project: PROJECTS, tsconfigRootDir: APP } },
        linterOptions: { reportUnusedDisableDirectives: 'error' },
        rules,
    },
);
