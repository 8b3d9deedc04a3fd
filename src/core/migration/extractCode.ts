import { cursorAt } from '../postprocess/pipeline';
import { cutAtFence } from '../postprocess/cutAtFence';
import { cutAtTalk } from '../postprocess/prose/cutAtProse';
import { dropTalk } from '../postprocess/prose/dropProse';
import { dropThinking } from '../postprocess/prose/dropReasoning';
import type { Cut, Filter, IFilterContext } from '../postprocess/types';
import { readPython } from '../python/scan';
import { statementsOf } from '../python/statements';

/** What a chat model says before code. */
const BEFORE: readonly Filter[] = [dropThinking, dropTalk];

/** What ends it. */
const CUTS: readonly Cut[] = [cutAtFence, cutAtTalk];

/** An answer without what a reasoning model thinks before it. */
export function withoutThoughts(answer: string, done: boolean): string {
  return dropThinking(answer, contextOf(done));
}

/** The code in an answer so far: without fences, and what is said around it. */
export function codeOf(answer: string, done: boolean): string {
  const context = contextOf(done);
  const text = BEFORE.reduce(
    (text, filter) => filter(text, context),
    answer.replace(/\r\n?/g, '\n')
  );
  const reading = readPython(text);
  const statements = statementsOf(text, reading.starts);
  const ends = CUTS.flatMap(
    cut =>
      cut({ ...context, text, reading, statements, said: text, isChat: false })
        ?.at ?? []
  );
  return text.slice(0, Math.min(text.length, ...ends));
}

/** The filters are told that the answer stands alone. */
function contextOf(done: boolean): IFilterContext {
  const cursor = cursorAt('', '', false);
  const place = { above: '', prefix: '', suffix: '', held: '' };
  return { ...place, cursor, afterComment: false, done, atLimit: false };
}
