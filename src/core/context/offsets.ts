/**
 * The UTF-16 index of a code point offset in a text.
 *
 * JupyterLab's completion requests count code points; everything else here,
 * JavaScript strings and CodeMirror alike, counts UTF-16 units. Converted
 * once, where a request comes in.
 */
export function utf16Index(text: string, codePoints: number): number {
  let index = 0;
  for (let left = codePoints; left > 0 && index < text.length; left--) {
    index += unitsAt(text, index);
  }
  return index;
}

/** The code point offset of a UTF-16 index; the inverse of {@link utf16Index}. */
export function codePointOffset(text: string, index: number): number {
  let offset = 0;
  for (let at = 0; at < index && at < text.length; at += unitsAt(text, at)) {
    offset++;
  }
  return offset;
}

/** How many UTF-16 units the code point at an index takes: 1 or 2. */
function unitsAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
