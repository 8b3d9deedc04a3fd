import { CommandIDs } from '../../commandIds';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** Adds the command that shows the statistics of the suggestions. */
export function addStatisticsCommand(context: ICommandContext): void {
  const { host, trans } = context;
  addCommand(context, CommandIDs.showStatistics, {
    label: () => {
      const latestMs = host.loaded?.statistics.latestLatencyMs ?? null;
      return latestMs === null
        ? trans.__('Statistics…')
        : trans.__(
            'Statistics… (last answer after %1 ms)',
            Math.round(latestMs)
          );
    },
    execute: async () => {
      const [{ showStatistics }, { statistics }] = await Promise.all([
        import('../../ui/statistics/showStatistics'),
        host.load()
      ]);
      await showStatistics(statistics.snapshot, trans);
    }
  });
}
