import { CommandIDs } from '../../commandIds';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';

/** The command that shows what became of the suggestions so far. */
export function addFigures(desk: IDesk): void {
  const { host, trans } = desk;
  addAction(desk, CommandIDs.showFigures, {
    label: () => {
      const latest = host.loaded?.figures.latest ?? null;
      return latest === null
        ? trans.__('Figures…')
        : trans.__('Figures… (last answer after %1 ms)', Math.round(latest));
    },
    execute: async () => {
      const [{ showFigures }, { figures }] = await Promise.all([
        import('../../ui/statistics/showStatistics'),
        host.load()
      ]);
      await showFigures(figures.now, trans);
    }
  });
}
