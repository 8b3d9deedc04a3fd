const jestJupyterLab = require('@jupyterlab/testing/lib/jest-config');

/** Packages that contain only ES modules, so that Jest must transform them. */
const esModules = [
  '@codemirror',
  '@fastify',
  '@jupyter/react-components',
  '@jupyter/web-components',
  '@jupyter/ydoc',
  '@jupyterlab/',
  '@marijn',
  '@microsoft',
  'color',
  'eventsource-parser',
  'exenv-es6',
  'jupyter-secrets-manager',
  'lib0',
  'marked',
  'nanoid',
  'vscode-ws-jsonrpc',
  'y-protocols',
  'y-websocket',
  'yjs'
].join('|');

const transform = {
  '^.+\\.(ts|tsx|js|mjs)$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }
  ]
};

const { moduleFileExtensions, moduleNameMapper, resolver, setupFiles } =
  jestJupyterLab(__dirname);

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 10000,
  // By default Jest leaves one core free, which is half of a machine with two cores.
  maxWorkers: '100%',
  projects: [
    {
      displayName: 'extension',
      testEnvironment: '<rootDir>/src/testing/environment.js',
      moduleFileExtensions,
      moduleNameMapper,
      modulePathIgnorePatterns: [
        '<rootDir>/jupyterlab_qiskit_completer/',
        '<rootDir>/.venv/',
        '<rootDir>/.run/'
      ],
      resolver,
      setupFiles: [...setupFiles, '<rootDir>/src/testing/quiet.js'],
      testRegex: 'src/.*/.*\\.spec\\.ts$',
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/service/'],
      transform: {
        ...transform,
        '\\.svg$': '@jupyterlab/testing/lib/jest-raw-loader.js'
      },
      transformIgnorePatterns: [`/node_modules/(?!${esModules}).+`]
    },
    {
      displayName: 'service',
      testEnvironment: 'node',
      rootDir: '<rootDir>/service',
      testRegex: 'src/.*\\.spec\\.ts$',
      transform,
      transformIgnorePatterns: [`/node_modules/(?!${esModules}).+`]
    }
  ]
};
