/** The MIME types of Python; the kernel decides which one of them is used. */
const PYTHON_MIME_TYPES = ['text/x-ipython', 'text/x-python'];

/** Returns whether a MIME type is one of Python's. */
export function isPythonMimeType(mimeType: string): boolean {
  return PYTHON_MIME_TYPES.includes(mimeType);
}

/**
 * Returns whether a cell's MIME type is one of Python's, or that of a cell
 * whose language is not known yet.
 */
export function isPythonCellMimeType(mimeType: string): boolean {
  return isPythonMimeType(mimeType) || mimeType === 'text/plain';
}
