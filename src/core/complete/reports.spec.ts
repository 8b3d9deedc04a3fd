import { settled } from '../../testing/model';
import { Reports } from './reports';

function reported(fails = false) {
  const told: [string, boolean][] = [];
  const reports = new Reports((completion, accepted) => {
    told.push([completion, accepted]);
    return fails ? Promise.reject(new Error('no')) : Promise.resolve();
  });
  return { told, reports };
}

describe('what became of a suggestion', () => {
  it('is told once, and the first time counts', () => {
    const { told, reports } = reported();
    reports.settle('a', true);
    reports.settle('b', false);
    reports.settle('a', false);
    reports.settle('b', true);
    expect(told).toEqual([
      ['a', true],
      ['b', false]
    ]);
  });

  it('is told once even among many', () => {
    const { told, reports } = reported();
    for (let at = 0; at < 500; at++) {
      reports.settle(`c${at}`, true);
    }
    reports.settle('c0', true);
    expect(told).toHaveLength(500);
  });

  it('is not told without an id', () => {
    const { told, reports } = reported();
    reports.settle('', true);
    expect(told).toEqual([]);
  });

  it('disturbs nobody if telling fails', async () => {
    const { told, reports } = reported(true);
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    try {
      reports.settle('a', true);
      await settled();
      await new Promise(resolve => setTimeout(resolve));
      expect(unhandled).not.toHaveBeenCalled();
      reports.settle('a', true);
      expect(told).toEqual([['a', true]]);
    } finally {
      process.off('unhandledRejection', unhandled);
    }
  });
});
