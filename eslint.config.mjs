import eslint from '@eslint/js';
import jupyter from '@jupyter/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Jupyter's own rules, for what the browser loads and for the settings schema. */
const jupyterRules = jupyter.configs.recommended.map(config => ({
  ...config,
  files: config.files.map(glob =>
    glob.includes('schema') ? glob : glob.replace('**/', 'src/**/')
  ),
  plugins: { ...config.plugins, jupyter }
}));

/** The providers are registered while JupyterLab starts: needed at once. */
const neededAtOnce = {
  'jupyter/prefer-lazy-imports': [
    'warn',
    { ignoreImports: ['../jupyter/*', '../ui/icons', '../ui/statusItem'] }
  ]
};

/** Imports go down only: index → plugins → actions → {ui, jupyter} → core. */
const wall = (message, ...group) => ({
  'no-restricted-imports': ['error', { patterns: [{ group, message }] }]
});

const PURE = ['@jupyterlab/*', '@jupyter/*', '@lumino/*', '@codemirror/*'];

/** The folders of core, and what each may import from. */
const BELOW = {
  figures: ['complete'],
  complete: ['api', 'context', 'filters', 'python'],
  migration: ['api', 'context', 'filters', 'python'],
  filters: ['python'],
  context: ['python'],
  api: [],
  python: []
};
const CORE = Object.keys(BELOW);

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '**/lib',
      '.venv',
      '.run',
      'build',
      'dist',
      'coverage',
      'jupyterlab_qiskit_completer/labextension',
      'ui-tests/test-results',
      'ui-tests/playwright-report'
    ]
  },
  eslint.configs.recommended,
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: {
      globals: {
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        module: 'writable',
        process: 'readonly',
        require: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
        __dirname: 'readonly'
      }
    }
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: './tsconfig.test.json',
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z]', match: true }
        }
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      // Jupyter's readers expect `namespace X { IOptions }` beside a class.
      '@typescript-eslint/no-namespace': 'off',
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'prefer-arrow-callback': 'error'
    }
  },
  ...jupyterRules,
  { files: ['src/plugins/*.ts'], rules: neededAtOnce },
  {
    files: ['src/core/**/*.ts'],
    rules: wall('core is pure: plain values, fetch, AbortSignal.', ...PURE)
  },
  ...Object.entries(BELOW).map(([folder, below]) => ({
    files: [`src/core/${folder}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: wall(
      'Inside core: figures → complete → {filters, context, api}, {filters, context} → python.',
      ...PURE,
      ...CORE.filter(name => name !== folder && !below.includes(name)).map(
        name => `**/${name}`
      )
    )
  })),
  {
    files: ['src/jupyter/**/*.ts'],
    rules: wall(
      'jupyter imports from core only.',
      '**/ui/**',
      '**/actions/**',
      '**/plugins/*'
    )
  },
  {
    files: ['src/ui/**/*.ts'],
    rules: wall(
      'ui imports from core only.',
      '**/jupyter/*',
      '**/actions/**',
      '**/plugins/*'
    )
  },
  {
    files: ['src/actions/**/*.ts'],
    rules: wall('actions import from ui, jupyter and core.', '**/plugins/*')
  },
  {
    // Playwright reads a fixture's needs from its first parameter's pattern.
    files: ['ui-tests/**/*.ts'],
    rules: {
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }]
    }
  },
  prettier
);
