import { dropLeadingBlankLines, getLastLine } from '../../python/lines';
import type { Filter, IFilterContext } from '../types';
import { isProse } from './prose';

/** Matches a Markdown fence; one with the name of a language is an opening fence. */
const FENCE = /^[ \t]*```[ \t]*[\w.+-]*[ \t]*$/;
const NAMED_FENCE = /^[ \t]*```[ \t]*\w/;
const UNFINISHED_FENCE = /^[ \t]*(?:`{1,2}|```[^\n`]*)$/;

/** Match lines that may be code, or a heading if prose or an opening fence follows. */
const COMMENT_LINE = /^[ \t]*#/;
const LONE_NAME = /^[ \t]*[\p{L}_][\p{L}\p{N}_]*[ \t]*$/u;

/** Matches a magic line, on which words may follow each other. */
const MAGIC_LINE = /^[ \t]*[%!]/;

/** Matches the possible end of a statement, and an operator that would go on with it. */
const STATEMENT_END = /[)\]}'":][ \t]*$/;
const OPERATOR_START = /^[ \t]*[-*+>]/;

/**
 * Drops what a chat model writes before the code: sentences, headings and the
 * opening fence. A heading may be a comment of the code: the lines below decide.
 *
 *     model   Sure! Here is the code:     shown   # Entangle
 *             ```python                           qc.cx(0, 1)
 *             # Entangle
 *             qc.cx(0, 1)
 */
export const dropProse: Filter = (text, context) => {
  const { isDone } = context;
  let keptFrom = 0;
  let hasHeading = false;
  for (let lineStart = 0; ;) {
    const lineEnd = text.indexOf('\n', lineStart);
    const isLast = lineEnd === -1;
    const line = text.slice(lineStart, isLast ? undefined : lineEnd);
    const kind = classifyLine(
      line,
      lineStart === 0,
      isLast && !isDone,
      context
    );
    const closesFence =
      kind === 'fence' && hasHeading && !NAMED_FENCE.test(line);
    if (kind === 'code' || closesFence) {
      return text.slice(keptFrom);
    }
    if (isLast) {
      return isDone && kind === 'heading' ? text.slice(keptFrom) : '';
    }
    lineStart = lineEnd + 1;
    if (kind === 'fence') {
      return text.slice(lineStart);
    }
    hasHeading = kind === 'heading' && (hasHeading || line.trim() !== '');
    if (kind === 'prose') {
      const rest = dropLeadingBlankLines(text.slice(lineStart));
      keptFrom = text.length - rest.length;
    }
  }
};

/**
 * Classifies a line before the code. Comments, blank lines and lone names are
 * headings.
 *
 * @returns null if what comes next decides.
 */
function classifyLine(
  line: string,
  isFirst: boolean,
  isGrowing: boolean,
  { prefix, cursor, isAfterComment }: IFilterContext
): 'code' | 'fence' | 'heading' | 'prose' | null {
  if (isGrowing ? UNFINISHED_FENCE.test(line) : FENCE.test(line)) {
    return isGrowing ? null : 'fence';
  }
  if (line.trim() === '') {
    return 'heading';
  }
  if (cursor.quote !== '') {
    return 'code';
  }
  const lineBefore = isAfterComment ? '' : getLastLine(prefix);
  const isOnNewLine = lineBefore.trim() === '';
  if (COMMENT_LINE.test(line) || (isOnNewLine && LONE_NAME.test(line))) {
    return 'heading';
  }
  // In the middle of a line the answer may go on with the statement there.
  const isContinuation = isFirst && !isOnNewLine && OPERATOR_START.test(line);
  const mayEnd = STATEMENT_END.test(lineBefore) && !MAGIC_LINE.test(lineBefore);
  const isNewStatement = isOnNewLine || (mayEnd && !isContinuation);
  const isProseLine = isProse(
    line,
    isGrowing,
    isNewStatement && cursor.depth === 0
  );
  return isProseLine === null ? null : isProseLine ? 'prose' : 'code';
}
