import { CommandIDs } from '../../commandIds';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** The command that shows what became of the suggestions so far. */
export function addStatisticsCommand(context: ICommandContext): void {
  const { host, trans } = context;
  addCommand(context, CommandIDs.showStatistics, {
    label: () => {
      const latestMs = host.loaded?.statistics.latestLatencyMs ?? null;
      return latestMs === null
        ? trans.__('Figures…')
        : trans.__('Figures… (last answer after %1 ms)', Math.round(latestMs));
    },
    execute: async () => {
      const [{ showStatistics: showFigures }, { statistics: figures }] =
        await Promise.all([
          import('../../ui/statistics/showStatistics'),
          host.load()
        ]);
      await showFigures(figures.snapshot, trans);
    }
  });
}
