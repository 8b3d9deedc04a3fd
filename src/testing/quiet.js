/** What JupyterLab itself complains of in jsdom, which says nothing about us. */
const KNOWN = [
  'Clipboard API not available',
  'Invalid access: Add Yjs type to a document before reading data.',
  '[yjs#509] Not same Y.Doc'
];

const warn = console.warn;
console.warn = (...said) => {
  if (!KNOWN.some(known => said.join(' ').includes(known))) {
    warn(...said);
  }
};
