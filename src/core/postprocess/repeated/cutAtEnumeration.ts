import { type Cut, over, perhaps } from '../types';

/** How many statements in a row may differ in nothing but their numbers. */
const ALIKE = 10;

/** A model that only counts on (`qc.h(10)`, `qc.h(11)` …) has no more to say. */
export const cutAtCounting: Cut = ({ statements, done }) => {
  const all = statements.filter(({ text }) => text !== '');
  const shapes = all.map(({ text }) => text.replace(/\d+/g, '0'));
  let run = 1;
  for (let at = 1; at < all.length; at++) {
    const before = shapes[at - 1] ?? '';
    const grows = all[at]?.isLast === true && !done;
    if (run === ALIKE) {
      const end = all[at - 1]?.end ?? 0;
      if (!grows && shapes[at] === before) {
        return over(end);
      }
      if (grows && before.startsWith(shapes[at] ?? '')) {
        return perhaps(end);
      }
    }
    run = shapes[at] === before ? run + 1 : 1;
  }
  return null;
};
