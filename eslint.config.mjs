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
    { ignoreImports: ['../jupyter/**', '../ui/status/**'] }
  ]
};

/** Forbids imports that match any of some regular expressions, and says why. */
const wall = (message, ...regexes) => ({
  'no-restricted-imports': [
    'error',
    { patterns: regexes.map(regex => ({ regex, message })) }
  ]
});

const PURE = '^@(jupyterlab|jupyter|lumino|codemirror)/';

/**
 * The folders of each layer, from the ground up, and which of their neighbours
 * each may import from. `docs/architecture.md` has a picture.
 */
const LAYERS = {
  core: {
    util: [],
    errors: ['util'],
    settings: ['errors', 'util'],
    python: [],
    api: ['errors', 'settings', 'util'],
    connection: ['settings', 'util'],
    disclaimer: ['errors', 'util'],
    status: ['errors', 'settings'],
    context: ['python', 'util'],
    postprocess: ['python', 'util'],
    completion: ['api', 'context', 'errors', 'postprocess', 'python', 'util'],
    acceptance: ['api', 'util'],
    statistics: ['acceptance', 'util'],
    feedback: ['completion', 'util'],
    migration: ['api', 'context', 'errors', 'postprocess', 'python', 'util'],
    service: [
      'acceptance',
      'api',
      'connection',
      'context',
      'disclaimer',
      'errors',
      'feedback',
      'settings',
      'util'
    ]
  },
  jupyter: {
    editors: [],
    settings: [],
    connection: [],
    disclaimer: ['editors'],
    migration: ['editors'],
    ghost: ['editors'],
    popup: ['editors'],
    lazy: ['editors', 'ghost', 'popup']
  },
  ui: {
    dialogs: [],
    errors: ['dialogs'],
    status: ['dialogs', 'errors'],
    token: ['dialogs', 'errors'],
    connection: ['dialogs', 'errors', 'token'],
    disclaimer: ['dialogs', 'errors'],
    feedback: ['dialogs', 'errors'],
    migration: ['dialogs', 'errors'],
    models: ['dialogs', 'errors'],
    settings: ['dialogs', 'errors', 'token'],
    setup: ['connection', 'dialogs', 'errors'],
    statistics: ['dialogs']
  },
  commands: {
    base: [],
    connection: ['base'],
    disclaimer: ['base'],
    feedback: ['base'],
    migration: ['base'],
    models: ['base'],
    settings: ['base'],
    setup: ['base', 'connection'],
    statistics: ['base'],
    status: ['base'],
    token: ['base']
  }
};

/** The layers above each layer, which it must not import from. */
const ABOVE = {
  core: ['jupyter', 'ui', 'commands', 'plugins'],
  jupyter: ['ui', 'commands', 'plugins'],
  ui: ['jupyter', 'commands', 'plugins'],
  commands: ['plugins']
};

const upTo = names => `^(\\.\\./)+(${names.join('|')})(/|$)`;

/** One rule for each folder of a layer: nothing above it, and only the neighbours listed. */
const walls = Object.entries(LAYERS).flatMap(([layer, folders]) =>
  Object.entries(folders).map(([folder, below]) => {
    const others = Object.keys(folders).filter(
      name => name !== folder && !below.includes(name)
    );
    // A file of `core/postprocess/indent` reaches its neighbours by two steps.
    const steps = layer === 'core' ? '(\\.\\./)+' : '\\.\\./';
    return {
      files: [`src/${layer}/${folder}/**/*.ts`],
      ignores: ['**/*.spec.ts'],
      rules: wall(
        `${layer}/${folder} may import from ${[...below, 'the layers below'].join(', ')} only: see LAYERS in eslint.config.mjs.`,
        upTo(ABOVE[layer]),
        `^${steps}(${others.join('|')})(/|$)`,
        ...(layer === 'core' ? [PURE, upTo(['tokens', 'commandIds'])] : [])
      )
    };
  })
);

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
  ...walls,
  {
    files: ['src/wire/**/*.ts'],
    rules: wall(
      'wire is what the extension and the service share: it imports from nothing else.',
      '^\\.\\./',
      PURE
    )
  },
  {
    files: ['src/tokens.ts'],
    rules: wall(
      'tokens.ts has interfaces only, of plain types from core.',
      '^\\./(jupyter|ui|commands|plugins)/'
    )
  },
  {
    files: ['src/core/**/*.spec.ts', 'src/core/*.ts'],
    rules: wall('core is pure: plain values, fetch, AbortSignal.', PURE)
  },
  {
    files: ['service/src/**/*.ts'],
    rules: wall(
      'The service shares src/wire with the extension, and nothing else.',
      'src/(core|jupyter|ui|commands|plugins|testing)/'
    )
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
