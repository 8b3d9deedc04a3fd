/**
 * Converts an offset in code points to an offset in UTF-16 units.
 *
 *     🎲bc, 2 code points → 3 units
 *
 * JupyterLab's completion requests count code points; everything else here,
 * JavaScript strings and CodeMirror included, counts UTF-16 units. Offsets are
 * converted once, where a request comes in.
 */
export function toUtf16Index(text: string, codePoints: number): number {
  let index = 0;
  for (
    let remaining = codePoints;
    remaining > 0 && index < text.length;
    remaining--
  ) {
    index += countUnitsAt(text, index);
  }
  return index;
}

/** Converts an offset in UTF-16 units to code points; the inverse of {@link toUtf16Index}. */
export function toCodePointOffset(text: string, index: number): number {
  let offset = 0;
  for (
    let at = 0;
    at < index && at < text.length;
    at += countUnitsAt(text, at)
  ) {
    offset++;
  }
  return offset;
}

/** Returns how many UTF-16 units the code point at an index takes: 1 or 2. */
function countUnitsAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
