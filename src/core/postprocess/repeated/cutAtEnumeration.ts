import type { IStatement } from '../../python/statements';
import { type Cut, finalCut, tentativeCut } from '../types';

/** The number of statements in a row that may differ in nothing but their numbers. */
const MAX_ENUMERATED_STATEMENTS = 10;

/**
 * Cuts an enumeration after ten statements that differ only in their numbers:
 * the model is counting and has nothing more to say.
 *
 *     ║                  model: qc.h(0)\nqc.h(1)\n … qc.h(10)\nqc.h(11)
 *                        shown: qc.h(0)\nqc.h(1)\n … qc.h(9)
 */
export const cutAtEnumeration: Cut = context => {
  const { statements, judgedStatements, isDone } = context;
  const isNonBlank = ({ text }: IStatement) => text !== '';
  const judged = statements.slice(0, judgedStatements).filter(isNonBlank);
  // A run that is not judged yet can begin that many statements further up.
  const nonBlank = [
    ...judged.slice(-MAX_ENUMERATED_STATEMENTS),
    ...statements.slice(judgedStatements).filter(isNonBlank)
  ];
  const shapes = nonBlank.map(({ text }) => text.replace(/\d+/g, '0'));
  let runLength = 1;
  for (let index = 1; index < nonBlank.length; index++) {
    const previousShape = shapes[index - 1] ?? '';
    const isGrowing = nonBlank[index]?.isLast === true && !isDone;
    if (runLength === MAX_ENUMERATED_STATEMENTS) {
      const end = nonBlank[index - 1]?.end ?? 0;
      if (!isGrowing && shapes[index] === previousShape) {
        return finalCut(end);
      }
      if (isGrowing && previousShape.startsWith(shapes[index] ?? '')) {
        return tentativeCut(end);
      }
    }
    runLength = shapes[index] === previousShape ? runLength + 1 : 1;
  }
  return null;
};
