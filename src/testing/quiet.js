/** Warnings that JupyterLab itself logs in jsdom, whatever the extension does. */
const KNOWN_WARNINGS = [
  'Clipboard API not available',
  'Invalid access: Add Yjs type to a document before reading data.',
  '[yjs#509] Not same Y.Doc'
];

const warn = console.warn;
console.warn = (...args) => {
  if (!KNOWN_WARNINGS.some(text => args.join(' ').includes(text))) {
    warn(...args);
  }
};
