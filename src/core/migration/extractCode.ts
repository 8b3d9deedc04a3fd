import { readCursorSyntax } from '../postprocess/cursorSyntax';
import { cutAtFence } from '../postprocess/cutAtFence';
import { cutAtProse } from '../postprocess/prose/cutAtProse';
import { dropProse } from '../postprocess/prose/dropProse';
import { dropReasoning } from '../postprocess/prose/dropReasoning';
import type { Cut, Filter, IFilterContext } from '../postprocess/types';
import { scanPython } from '../python/scan';
import { splitStatements } from '../python/statements';

/** Drop what a chat model writes before code. */
const DROPS: readonly Filter[] = [dropReasoning, dropProse];

/** Cut where the code ends. */
const CUTS: readonly Cut[] = [cutAtFence, cutAtProse];

/** Removes the reasoning that some models write before their answer. */
export function removeReasoning(answer: string, isComplete: boolean): string {
  return dropReasoning(answer, createContext(isComplete));
}

/**
 * Returns the code in an answer, which may still grow, without fences and prose.
 *
 *     answer   Here is the code: ⏎ ```python ⏎ qc.h(0) ⏎ ``` ⏎ It is new.
 *     result   qc.h(0) ⏎
 */
export function extractCode(answer: string, isComplete: boolean): string {
  const context = createContext(isComplete);
  const text = DROPS.reduce(
    (rest, drop) => drop(rest, context),
    answer.replace(/\r\n?/g, '\n')
  );
  const scan = scanPython(text);
  const cutContext = {
    ...context,
    text,
    scan,
    statements: splitStatements(text, scan.statementStarts),
    originalCode: text,
    isChat: false,
    judgedStatements: 0
  };
  const ends = CUTS.flatMap(cut => cut(cutContext)?.at ?? []);
  return text.slice(0, Math.min(text.length, ...ends));
}

/** Creates the context for filters of a text that stands alone, with no cell around it. */
function createContext(isComplete: boolean): IFilterContext {
  return {
    above: '',
    prefix: '',
    suffix: '',
    strippedIndent: '',
    cursor: readCursorSyntax('', '', false),
    isAfterComment: false,
    isDone: isComplete,
    isAtLimit: false
  };
}
